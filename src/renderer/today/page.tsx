import { SunOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { DueCount } from './DueCount.tsx';
import { Today } from './Today.tsx';

export const page: PageDefinition = {
  route: '/today',
  title: 'today:title',
  icon: SunOutlined,
  shortcut: 'g t',
  Component: Today,
  Count: DueCount,
  nav: true,
  order: 10,
};
