import { LockOutlined, MoreOutlined, PoweroffOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction } from '../bridge.ts';
import { runCommand, useCommand } from '../ui/commands.ts';
import { Shortcut } from '../ui/Shortcut.tsx';

/** What concerns the app as a whole: also commands of the palette, by the same ids. */
const ITEMS = [
  { id: 'shortcuts', label: 'palette:shortcuts', keys: '?' },
  { id: 'about', label: 'common:about.title' },
  { id: 'lock', label: 'common:lock', keys: 'mod+l', icon: <LockOutlined aria-hidden /> },
  { id: 'quit', label: 'common:quit', keys: 'mod+q', icon: <PoweroffOutlined aria-hidden /> },
] as const satisfies { id: string; label: string; keys?: string; icon?: ReactNode }[];

/** Locks and quits by key and from the palette. What is half written is kept as a draft. */
function useEndings() {
  const lock = useAction('vault.lock');
  const [, , locks, quits] = ITEMS;
  useCommand({ ...locks, ends: true, everywhere: true }, () => void lock.run({}));
  useCommand({ ...quits, ends: true, everywhere: true }, () => void call('shell.quit', {}));
}

/** The menu below the navigation: shortcuts, about, lock, quit. */
export function AppMenu() {
  const { t } = useTranslation();
  useEndings();
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        items: ITEMS.map((item) => ({
          key: item.id,
          label: t(item.label),
          ...('icon' in item && { icon: item.icon }),
          ...('keys' in item && { extra: <Shortcut keys={item.keys} /> }),
        })),
        onClick: ({ key }) => runCommand(key),
      }}
    >
      <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={t('common:appMenu')} />
    </Dropdown>
  );
}

/** The same as buttons, for the settings. */
export function AppButtons() {
  const { t } = useTranslation();
  return (
    <Space wrap>
      {ITEMS.map((item) => (
        <Button key={item.id} onClick={() => runCommand(item.id)}>
          {t(item.label)}
        </Button>
      ))}
    </Space>
  );
}
