import { ImportOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { ImportPage } from './ImportPage.tsx';

export const page: PageDefinition = {
  route: '/import',
  title: 'imports:title',
  icon: ImportOutlined,
  shortcut: 'g m',
  Component: ImportPage,
  nav: true,
  order: 80,
};
