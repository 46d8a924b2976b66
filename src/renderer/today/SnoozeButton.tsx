import { Button, Popover, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { useAction, useCall } from '../bridge.ts';
import { now } from '../clock.ts';
import type { Wall } from '../interactions/when/calendar.ts';
import { WhenPicker } from '../interactions/when/WhenPicker.tsx';
import { instantOf, useZone } from '../interactions/when/zone.ts';
import type { TodayItem } from './items.ts';
import { SNOOZES, snoozedUntil, subjectOf } from './snooze.ts';
import styles from './today.module.css';

type MenuProps = { item: TodayItem; onClose(): void };

/** Three usual times at one key each, or any other. */
function SnoozeMenu({ item, onClose }: MenuProps) {
  const { t } = useTranslation();
  const zone = useZone();
  const { data: settings } = useCall('reminders.settings', {});
  const snooze = useAction('reminders.snooze', { undo: 'today:snooze.done' });
  const [customTime, setCustomTime] = useState<Wall | null>(null);

  const until = async (instant: string) => {
    const subject = subjectOf(item);
    if (subject === null) return;
    onClose();
    await snooze.run({ subject, until: instant });
  };
  const usual = (n: number) => {
    const choice = SNOOZES[n];
    if (choice !== undefined)
      void until(
        snoozedUntil(
          choice,
          Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO(zone),
          settings?.digestTime ?? '08:30',
        ),
      );
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are a short cut to the buttons inside
    <div
      className={styles.snooze}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        else if (/^[1-3]$/.test(event.key) && !(event.target instanceof HTMLInputElement))
          usual(Number(event.key) - 1);
      }}
    >
      {SNOOZES.map((choice, n) => (
        <Button
          key={choice}
          block
          type="text"
          className={styles.snoozeChoice}
          autoFocus={n === 0}
          onClick={() => usual(n)}
        >
          <span>{t(`today:snooze.${choice}`)}</span>
          <kbd>{n + 1}</kbd>
        </Button>
      ))}
      <div className={styles.choose}>
        <WhenPicker
          time
          lean="future"
          value={customTime}
          onChange={setCustomTime}
          placeholder={t('today:snooze.choose')}
          aria-label={t('today:snooze.until')}
        />
        <Button
          type="primary"
          disabled={customTime === null}
          onClick={() => {
            if (customTime !== null) void until(instantOf(customTime, zone));
          }}
        >
          {t('today:snooze.confirm')}
        </Button>
      </div>
    </div>
  );
}

type Props = {
  item: TodayItem;
  name: string;
  open: boolean;
  onOpen(item: TodayItem | undefined): void;
  children: ReactNode;
};

export function SnoozeButton({ item, name, open, onOpen, children }: Props) {
  const { t } = useTranslation();
  return (
    <Popover
      open={open}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      title={t('today:action.snooze')}
      onOpenChange={(isOpen) => onOpen(isOpen ? item : undefined)}
      content={<SnoozeMenu item={item} onClose={() => onOpen(undefined)} />}
    >
      <Tooltip title={open ? '' : `${t('today:action.snooze')} S`}>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={children}
          aria-label={t('today:action.snoozeNamed', { name })}
        />
      </Tooltip>
    </Popover>
  );
}
