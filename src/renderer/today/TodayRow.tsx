import {
  CalendarOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  EditOutlined,
  FlagOutlined,
  GiftOutlined,
  QuestionCircleOutlined,
  RightCircleOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayComing } from '../../contract/today.ts';
import { caseNumber } from '../../domain/feedback/terms.ts';
import { useSettings } from '../app/settings.ts';
import { LiveClock } from '../feedback/LiveClock.tsx';
import { formatDay } from '../ui/days.ts';
import { awayText, nearDayText } from './days.ts';
import type { TodayItem } from './items.ts';
import { SnoozeButton } from './SnoozeButton.tsx';
import { subjectOf } from './snooze.ts';
import styles from './today.module.css';

export type RowActions = {
  open(item: TodayItem): void;
  /** Does what the item asks for: logs the contact, ticks the step off, opens the case. */
  done(item: TodayItem): void;
  /** Logs an interaction with the item's stakeholder. */
  log(item: TodayItem): void;
  why(item: TodayItem): void;
  /** `undefined` closes the menu. */
  snooze(item: TodayItem | undefined): void;
};

type Props = {
  item: TodayItem;
  today: string;
  toldAt: number;
  /** Shown when the page is about everybody. */
  showOwner: boolean;
  explained: boolean;
  snoozing: boolean;
  actions: RowActions;
};

const comingIcons: Record<string, ReactNode> = {
  birthday: <GiftOutlined />,
  festival: <CalendarOutlined />,
  'next-step': <FlagOutlined />,
};
const comingIcon = ({ kind }: TodayComing) => comingIcons[kind] ?? <TeamOutlined />;

/** What the item is, in two lines at most. */
function Words({ item }: Pick<Props, 'item'>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  switch (item.type) {
    case 'contact':
      return (
        <>
          <span className={styles.title}>{item.name}</span>
          <span className={styles.detail}>
            {[
              item.rule,
              item.lastContactOn === null
                ? t('today:day.never')
                : t('today:day.lastContact', { on: item.lastContactOn }),
              ...(item.others === 0 ? [] : [t('today:day.others', { count: item.others })]),
            ].join(' · ')}
          </span>
        </>
      );
    case 'next-step':
      return (
        <>
          <span className={styles.title}>{item.text}</span>
          <span className={styles.detail}>{item.name}</span>
        </>
      );
    case 'feedback':
      return (
        <>
          <span className={styles.title}>{item.content}</span>
          <span className={styles.detail}>
            {[
              caseNumber(item.number),
              t(`enums:feedbackKind.${item.kind}`),
              item.name ?? t('today:anonymous'),
            ].join(' · ')}
          </span>
        </>
      );
    case 'coming':
      return (
        <>
          <span className={styles.title}>
            <span className={styles.icon}>{comingIcon(item)}</span>
            {item.title}
          </span>
          <span className={styles.detail}>
            {[formatDay(item.on, language), item.detail].filter(Boolean).join(' · ')}
          </span>
        </>
      );
  }
}

/** When it is due, coloured by how late it is. */
function Due({ item, today }: Pick<Props, 'item' | 'today'>) {
  const { t } = useTranslation();
  const { language } = useSettings();
  switch (item.type) {
    case 'feedback':
      return null;
    case 'coming':
      return <span className={styles.due}>{awayText(t, item.on, today)}</span>;
    case 'contact':
    case 'next-step':
      return item.daysOverdue > 0 ? (
        <span className={`${styles.due} ${styles.late}`}>
          {t('today:day.overdue', { count: item.daysOverdue })}
        </span>
      ) : (
        <span className={styles.due}>{nearDayText(t, item.dueOn, today, language)}</span>
      );
  }
}

const nameOf = (item: TodayItem): string => {
  switch (item.type) {
    case 'contact':
      return item.name;
    case 'next-step':
      return item.text;
    case 'feedback':
      return caseNumber(item.number);
    case 'coming':
      return item.title;
  }
};

/** The item's actions, each with its key in the tooltip. */
function Actions({ item, snoozing, actions }: Pick<Props, 'item' | 'snoozing' | 'actions'>) {
  const { t } = useTranslation();
  const name = nameOf(item);
  const [doneKey, doneIcon] =
    item.type === 'next-step'
      ? (['done', <CheckOutlined key="i" />] as const)
      : item.type === 'feedback'
        ? (['handle', <RightCircleOutlined key="i" />] as const)
        : (['log', <EditOutlined key="i" />] as const);
  const hasAction = item.type !== 'coming' || item.stakeholderId !== null;

  return (
    <div className={styles.actions}>
      {hasAction && (
        <Tooltip title={`${t(`today:action.${doneKey}`)} D`}>
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={doneIcon}
            aria-label={t(`today:action.${doneKey}Named`, { name })}
            onClick={() => actions.done(item)}
          />
        </Tooltip>
      )}
      {subjectOf(item) !== null && (
        <SnoozeButton item={item} name={name} open={snoozing} onOpen={actions.snooze}>
          <ClockCircleOutlined />
        </SnoozeButton>
      )}
      {'why' in item && item.why.length > 0 && (
        <Tooltip title={`${t('today:action.why')} W`}>
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<QuestionCircleOutlined />}
            aria-label={t('today:action.whyNamed', { name })}
            onClick={() => actions.why(item)}
          />
        </Tooltip>
      )}
    </div>
  );
}

/** One thing of today: what, when, and what can be done about it. */
export function TodayRow({ item, today, toldAt, showOwner, explained, snoozing, actions }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.line}>
        <div className={styles.words}>
          {/* The row itself takes Enter; this is for the mouse. */}
          <button type="button" tabIndex={-1} onClick={() => actions.open(item)}>
            <Words item={item} />
          </button>
          {item.type === 'feedback' && (
            <LiveClock
              clock={{ ...item, state: item.clockState }}
              toldAt={toldAt}
              label={t(
                item.clock === null ? 'feedback:field.deadlineAt' : `enums:feedbackClock.${item.clock}`,
              )}
            />
          )}
        </div>
        {showOwner && 'ownerName' in item && item.ownerName !== null && (
          <span className={styles.owner}>{item.ownerName}</span>
        )}
        <Due item={item} today={today} />
        <Actions item={item} snoozing={snoozing} actions={actions} />
      </div>
      {explained && 'why' in item && item.why.length > 0 && (
        <ol className={styles.why} aria-live="polite">
          {item.why.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
      )}
    </>
  );
}
