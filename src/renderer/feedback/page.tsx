import { FieldTimeOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { FeedbackPage } from './FeedbackPage.tsx';

export const page: PageDefinition = {
  route: '/feedback',
  title: 'feedback:title',
  icon: FieldTimeOutlined,
  shortcut: 'g f',
  Component: FeedbackPage,
  nav: true,
  order: 40,
};
