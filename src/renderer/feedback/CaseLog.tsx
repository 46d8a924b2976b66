import { Timeline } from 'antd';
import { useDays } from '../ui/time.tsx';
import styles from './feedback.module.css';
import type { FeedbackCase } from './queue.ts';

/** What happened to a case, latest first. */
export function CaseLog({ log }: { log: FeedbackCase['log'] }) {
  const { instant } = useDays();
  return (
    <Timeline
      className={styles.log}
      items={log.toReversed().map(({ at, event, text, note }, n) => ({
        key: `${at} ${event} ${n}`,
        content: (
          <>
            <div className={styles.logLine}>
              <span>{text}</span>
              <time dateTime={at} className="muted">
                {instant(at)}
              </time>
            </div>
            {note !== '' && <p className={styles.prose}>{note}</p>}
          </>
        ),
      }))}
    />
  );
}
