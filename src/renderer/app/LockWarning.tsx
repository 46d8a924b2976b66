import { App } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onEvent } from '../bridge.ts';

const KEY = 'lock.soon';

/** Says that the app is about to lock by itself, until somebody is there after all. */
export function LockWarning() {
  const { message } = App.useApp();
  const { t } = useTranslation();
  useEffect(
    () =>
      onEvent('lock.soon', (payload) => {
        const { soon } = payload as { soon: boolean };
        if (soon) void message.warning({ key: KEY, content: t('common:lockSoon'), duration: 0 });
        else message.destroy(KEY);
      }),
    [message, t],
  );
  return null;
}
