import { BellOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Form, Input, InputNumber, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { now } from '../clock.ts';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { InstantText } from '../ui/time.tsx';
import { History } from './History.tsx';
import { Occasions } from './Occasions.tsx';
import css from './reminders.module.css';

type Settings = OutputOf<'reminders.settings'>;

/** The kinds of reminder, in the order in which a day needs them (`src/contract/reminders.ts`). */
const KINDS: readonly Settings['enabled'][number][] = [
  'contact',
  'feedback',
  'next-step',
  'birthday',
  'festival',
  'organisation',
];
/** What quiet hours start from when they are switched on. */
const USUAL_QUIET = { from: '22:00', to: '08:00' };
const HOUR_MS = 3_600_000;

/** When and what to remind of; whether it works here; what has been shown. */
export function ReminderSection() {
  const query = useCall('reminders.settings', {});
  return (
    <>
      <Loaded query={query}>{(settings) => <Choices settings={settings} />}</Loaded>
      <History />
    </>
  );
}

function Choices({ settings }: { settings: Settings }) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('reminderKind', KINDS);
  const { data: info } = useCall('shell.getInfo', {});
  const change = useAction('reminders.setSettings', { done: 'reminders:saved' });
  const test = useAction('reminders.test', { done: 'reminders:testSent' });
  const set = (part: Partial<Settings>) => void change.run(part);
  const { digestTime, quietHours, enabled, scope, leadDays, festivals, occasions, pausedUntil } = settings;
  const paused = pausedUntil !== null && Date.parse(pausedUntil) > now();

  return (
    <Form layout="vertical" className={css.form}>
      {info?.notifications === false && (
        <Alert type="warning" showIcon title={t('reminders:noNotifications')} />
      )}
      <Form.Item label={t('reminders:digestTime')} htmlFor="digest-time" extra={t('reminders:digestHint')}>
        <TimeField id="digest-time" value={digestTime} onChange={(time) => set({ digestTime: time })} />
      </Form.Item>
      <Form.Item label={t('reminders:kinds')}>
        <Checkbox.Group
          aria-label={t('reminders:kinds')}
          value={enabled}
          options={kinds}
          onChange={(enabled) => set({ enabled })}
        />
      </Form.Item>
      <Form.Item label={t('reminders:scope')}>
        <Segmented
          aria-label={t('reminders:scope')}
          value={scope}
          options={(['mine', 'all'] as const).map((value) => ({
            value,
            label: t(`reminders:scopes.${value}`),
          }))}
          onChange={(scope) => set({ scope })}
        />
      </Form.Item>
      <Form.Item label={t('reminders:leadDays')} htmlFor="lead-days">
        <InputNumber
          id="lead-days"
          min={0}
          max={30}
          precision={0}
          suffix={t('reminders:days')}
          value={leadDays}
          onChange={(days) => days !== null && set({ leadDays: days })}
        />
      </Form.Item>
      <Occasions {...{ festivals, occasions }} onChange={set} />
      <Form.Item label={t('reminders:quiet')} extra={t('reminders:quietHint')}>
        <span className={css.row}>
          <Switch
            aria-label={t('reminders:quiet')}
            checked={quietHours !== null}
            onChange={(on) => set({ quietHours: on ? USUAL_QUIET : null })}
          />
          {quietHours !== null && (
            <>
              <TimeField
                label={t('reminders:from')}
                value={quietHours.from}
                onChange={(from) => set({ quietHours: { ...quietHours, from } })}
              />
              –
              <TimeField
                label={t('reminders:to')}
                value={quietHours.to}
                onChange={(to) => set({ quietHours: { ...quietHours, to } })}
              />
            </>
          )}
        </span>
      </Form.Item>
      <Form.Item label={t('reminders:pause')}>
        <span className={css.row}>
          {paused ? (
            <>
              <span>
                {t('reminders:pausedUntil')} <InstantText at={pausedUntil} />
              </span>
              <Button onClick={() => set({ pausedUntil: null })}>{t('reminders:resume')}</Button>
            </>
          ) : (
            [1, 4, 24].map((hours) => (
              <Button
                key={hours}
                onClick={() => set({ pausedUntil: new Date(now() + hours * HOUR_MS).toISOString() })}
              >
                {t('reminders:pauseFor', { hours })}
              </Button>
            ))
          )}
        </span>
      </Form.Item>
      <Button icon={<BellOutlined />} loading={test.running} onClick={() => void test.run({})}>
        {t('reminders:testNow')}
      </Button>
    </Form>
  );
}

type TimeProps = { id?: string; label?: string; value: string; onChange(time: string): void };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of day, `HH:mm` in every language. It is kept when the field is left, so that half a time is never sent. */
function TimeField({ id, label, value, onChange }: TimeProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(value);
  const wrong = !TIME.test(draft);
  return (
    <Input
      id={id}
      aria-label={label}
      aria-invalid={wrong}
      title={wrong ? t('reminders:timeForm') : undefined}
      status={wrong ? 'error' : ''}
      maxLength={5}
      className={css.time}
      value={draft}
      onChange={({ target }) => setDraft(target.value.replace('：', ':'))}
      onBlur={() => {
        if (wrong) setDraft(value);
        else if (draft !== value) onChange(draft);
      }}
      onPressEnter={({ currentTarget }) => currentTarget.blur()}
    />
  );
}
