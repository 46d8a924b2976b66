import { MessageOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { Interactions } from './Interactions.tsx';

export const page: PageDefinition = {
  route: '/interactions',
  title: 'interactions:title',
  icon: MessageOutlined,
  shortcut: 'g i',
  Component: Interactions,
  nav: true,
  order: 30,
};
