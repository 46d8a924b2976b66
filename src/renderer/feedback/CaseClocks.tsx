import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { parseTarget } from '../../domain/calendars/target.ts';
import { useDays } from '../ui/time.tsx';
import styles from './feedback.module.css';
import { LiveClock } from './LiveClock.tsx';
import type { CaseClock } from './queue.ts';

/** `3 working days` in the user's words. */
function targetWords(t: TFunction, text: string): string {
  const target = parseTarget(text);
  return target.ok ? t(`calendars:target.${target.value.unit}`, { count: target.value.amount }) : text;
}

type Props = { clocks: readonly CaseClock[]; toldAt: number; explained: boolean; onExplain(): void };

/** Every clock of a case: its bar, target and deadline, and how the deadline came about. */
export function CaseClocks({ clocks, toldAt, explained, onExplain }: Props) {
  const { t } = useTranslation();
  const { instant } = useDays();
  if (clocks.length === 0) return <p className="muted">{t('feedback:noClocks')}</p>;

  return (
    <>
      <ul className={styles.clockList}>
        {clocks.map((clock) => (
          <li key={`${clock.clock} ${clock.level} ${clock.startedAt}`}>
            <LiveClock
              clock={clock}
              toldAt={toldAt}
              label={[
                t(`enums:feedbackClock.${clock.clock}`),
                clock.level !== null && t(`feedback:level.${clock.level}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
            <div className={styles.deadline}>
              <span>{t('feedback:target', { target: targetWords(t, clock.target) })}</span>
              <span>{t('feedback:deadline', { at: instant(clock.deadlineAt) })}</span>
              {clock.provisional && <span className={styles.provisional}>{t('feedback:provisional')}</span>}
            </div>
            {explained && (
              <ol className={styles.why}>
                {clock.why.map((sentence, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps are a fixed sequence and may repeat
                  <li key={n}>{sentence}</li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
      <Button
        size="small"
        type="link"
        className={styles.whyButton}
        icon={<QuestionCircleOutlined />}
        aria-expanded={explained}
        onClick={onExplain}
      >
        {t(explained ? 'feedback:explanation.hide' : 'feedback:explanation.show')}
      </Button>
    </>
  );
}
