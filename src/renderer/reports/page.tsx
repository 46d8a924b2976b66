import { FileDoneOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { useRoute } from '../route.ts';
import { ReportList } from './ReportList.tsx';
import { ReportPage } from './ReportPage.tsx';

function Reports() {
  const { path } = useRoute();
  const [, period] = path;
  return period === undefined ? <ReportList /> : <ReportPage key={period} period={period} />;
}

export const page: PageDefinition = {
  route: '/reports',
  title: 'reports:title',
  icon: FileDoneOutlined,
  shortcut: 'g r',
  Component: Reports,
  nav: true,
  order: 70,
};
