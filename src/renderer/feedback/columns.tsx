import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { caseNumber } from '../../domain/feedback/terms.ts';
import type { Column } from '../lists/WindowTable.tsx';
import { Chip, toneOf } from '../ui/EnumTag.tsx';
import { useDays } from '../ui/time.tsx';
import styles from './feedback.module.css';
import { LiveClock } from './LiveClock.tsx';
import { type FeedbackRow, isBreached, openClocks } from './queue.ts';

/** Most clocks in a row; the case shows all. */
const CLOCKS_SHOWN = 2;

/**
 * Columns of the cases.
 * @param toldAt when the core told a row, epoch milliseconds
 */
export function useColumns(toldAt: (index: number) => number): Column<FeedbackRow, never>[] {
  const { t } = useTranslation();
  const { instant } = useDays();
  return useMemo(() => {
    const chip = (of: 'feedbackPriority' | 'feedbackState', value: string) => (
      <Chip tone={toneOf(of, value)}>{t(`enums:${of}.${value}`)}</Chip>
    );
    /** In place of clocks, where none runs: the agreed deadline of an open case, or that it was late. */
    const quiet = (row: FeedbackRow) => {
      if (row.state !== 'resolved' && row.state !== 'closed')
        return (
          <span className={styles.agreed}>{t('feedback:deadline', { at: instant(row.deadlineAt) })}</span>
        );
      return isBreached(row) && <Chip tone="warning">{t('enums:clockState.met-late')}</Chip>;
    };
    return [
      {
        key: 'content',
        title: t('feedback:one'),
        width: 'minmax(0, 1fr)',
        render: (row) => (
          <div className={styles.main}>
            <div className={styles.content}>
              {row.priority === 'important' && chip('feedbackPriority', row.priority)}
              <span>{row.content}</span>
            </div>
            <div className={styles.detail}>
              <span>{caseNumber(row.number)}</span>
              <span>{t(`enums:feedbackKind.${row.kind}`)}</span>
              {row.level !== null && <span>{t(`feedback:level.${row.level}`)}</span>}
              <span className={styles.who}>{row.stakeholderName ?? t('feedback:anonymous')}</span>
              <span>{instant(row.receivedAt)}</span>
            </div>
          </div>
        ),
      },
      {
        key: 'state',
        title: t('feedback:field.state'),
        width: '136px',
        fromWidth: 720,
        render: (row) => (
          <div className={styles.state}>
            {chip('feedbackState', row.state)}
            <span className={styles.owner}>{row.ownerName}</span>
          </div>
        ),
      },
      {
        key: 'clocks',
        title: t('feedback:clocks'),
        width: 'clamp(150px, 24%, 240px)',
        fromWidth: 380,
        render: (row, index) => {
          const clocks = openClocks(row).slice(0, CLOCKS_SHOWN);
          return (
            <div className={styles.clocks}>
              {clocks.map((clock) => (
                <LiveClock
                  key={`${clock.clock} ${clock.level} ${clock.startedAt}`}
                  clock={clock}
                  toldAt={toldAt(index)}
                  label={t(`enums:feedbackClock.${clock.clock}`)}
                />
              ))}
              {clocks.length === 0 && quiet(row)}
            </div>
          );
        },
      },
    ];
  }, [t, instant, toldAt]);
}
