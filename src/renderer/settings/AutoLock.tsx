import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { useAction, useCall } from '../bridge.ts';
import { LabelledSwitch } from '../ui/LabelledSwitch.tsx';
import { Select } from '../ui/Select.tsx';
import css from './settings.module.css';

const MINUTES = [1, 5, 10, 15, 30, 60];
/** Stands for null: never. */
const NEVER = 0;

/** When the vault locks by itself. */
export function AutoLock() {
  const { t } = useTranslation();
  const { autoLockMinutes, lockWithSystem } = useSettings();
  const { data: info } = useCall('shell.getInfo', {});
  const change = useAction('settings.set');
  // A time set elsewhere (by hand, by a call) is offered as well.
  const offered = [...new Set([...MINUTES, ...(autoLockMinutes === null ? [] : [autoLockMinutes])])];
  return (
    <section className={css.block}>
      <h3>{t('settings:vault.autoLock')}</h3>
      <p className="muted">{t('settings:vault.autoLockHint')}</p>
      <Form layout="vertical">
        <Form.Item
          label={t('settings:vault.autoLockAfter')}
          htmlFor="auto-lock"
          extra={info?.host === 'chromium' && t('settings:vault.idleInApp')}
        >
          <Select
            id="auto-lock"
            aria-label={t('settings:vault.autoLockAfter')}
            value={autoLockMinutes ?? NEVER}
            options={[
              ...offered
                .sort((a, b) => a - b)
                .map((count) => ({ value: count, label: t('settings:vault.minutes', { count }) })),
              { value: NEVER, label: t('settings:vault.never') },
            ]}
            onChange={(minutes) => void change.run({ autoLockMinutes: minutes === NEVER ? null : minutes })}
          />
        </Form.Item>
        {info?.host === 'electron' && (
          <LabelledSwitch
            id="lock-with-system"
            label={t('settings:vault.lockWithSystem')}
            checked={lockWithSystem}
            onChange={(next) => void change.run({ lockWithSystem: next })}
          />
        )}
      </Form>
    </section>
  );
}
