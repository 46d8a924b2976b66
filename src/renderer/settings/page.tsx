import { SettingOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { SettingsPage } from './SettingsPage.tsx';

export const page: PageDefinition = {
  route: '/settings',
  title: 'settings:title',
  icon: SettingOutlined,
  shortcut: 'g s',
  Component: SettingsPage,
  nav: true,
  order: 100,
};
