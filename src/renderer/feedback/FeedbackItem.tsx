import { useTranslation } from 'react-i18next';
import { caseNumber } from '../../domain/feedback/terms.ts';
import { Chip, EnumTag } from '../ui/EnumTag.tsx';
import { useDays } from '../ui/time.tsx';
import styles from './feedback.module.css';
import { LiveClock } from './LiveClock.tsx';
import { type FeedbackRow, isBreached, openClocks } from './queue.ts';

/** More stand in the case itself. */
const CLOCKS_SHOWN = 2;

/** In place of clocks, where none runs: the agreed deadline of an open case, or that it was late. */
function Quiet({ row }: { row: FeedbackRow }) {
  const { t } = useTranslation();
  const { instant } = useDays();
  if (row.state !== 'resolved' && row.state !== 'closed')
    return (
      <span className={styles.agreed}>{t('feedback-page:deadline', { at: instant(row.deadlineAt) })}</span>
    );
  return isBreached(row) && <Chip tone="warning">{t('enums:clockState.met-late')}</Chip>;
}

type Props = { row: FeedbackRow; toldAt: number; chosen: boolean; onOpen(): void };

/** One case of the queue with its running clocks. */
export function FeedbackItem({ row, toldAt, chosen, onOpen }: Props) {
  const { t } = useTranslation();
  const { instant } = useDays();
  const clocks = openClocks(row).slice(0, CLOCKS_SHOWN);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list item around it takes Enter
    // biome-ignore lint/a11y/noStaticElementInteractions: as above
    <div className={styles.line} data-chosen={chosen} onClick={onOpen}>
      <div className={styles.main}>
        <div className={styles.content}>
          {row.priority === 'important' && <EnumTag of="feedbackPriority" value={row.priority} />}
          <span>{row.content}</span>
        </div>
        <div className={styles.detail}>
          <span>{caseNumber(row.number)}</span>
          <EnumTag of="feedbackKind" value={row.kind} plain />
          {row.level !== null && <span>{t(`feedback-page:level.${row.level}`)}</span>}
          <span className={styles.who}>{row.stakeholderName ?? t('feedback-page:anonymous')}</span>
          <span className={styles.received}>{instant(row.receivedAt)}</span>
        </div>
      </div>
      <div className={styles.state}>
        <EnumTag of="feedbackState" value={row.state} />
        <span className={styles.owner}>{row.ownerName}</span>
      </div>
      <div className={styles.clocks}>
        {clocks.map((clock) => (
          <LiveClock
            key={`${clock.clock} ${clock.level} ${clock.startedAt}`}
            clock={clock}
            toldAt={toldAt}
            label={t(`enums:feedbackClock.${clock.clock}`)}
          />
        ))}
        {clocks.length === 0 && <Quiet row={row} />}
      </div>
    </div>
  );
}
