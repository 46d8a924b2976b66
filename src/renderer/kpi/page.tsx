import { BarChartOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { KpiPage } from './KpiPage.tsx';

export const page: PageDefinition = {
  route: '/kpi',
  title: 'kpi:title',
  icon: BarChartOutlined,
  shortcut: 'g k',
  Component: KpiPage,
  nav: true,
  order: 60,
};
