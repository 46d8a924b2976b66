import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { parseTarget } from '../../domain/calendars/target.ts';
import { now } from '../clock.ts';
import { instantOf, useZone } from '../interactions/when/zone.ts';
import { useDays } from '../ui/time.tsx';
import type { CaseDraft } from './case-draft.ts';
import styles from './feedback.module.css';
import { useNow } from './LiveClock.tsx';
import { late } from './late.ts';
import type { ComputedDeadline } from './useComputedDeadlines.ts';

const TICK_MS = 5_000;

/** Says before saving which clocks can't be met any more, by which rule, and what may be wrong. */
export function TooLate({ draft, deadlines }: { draft: CaseDraft; deadlines: ComputedDeadline[] }) {
  const { t } = useTranslation();
  const { instant } = useDays();
  const zone = useZone();
  useNow(TICK_MS);
  const agreedAt = draft.deadlineAt === null ? undefined : instantOf(draft.deadlineAt, zone);
  const missed = late(deadlines, { answered: draft.answered, agreedAt, now: now() });
  if (missed.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className={styles.tooLate ?? ''}
      title={t('feedback:late.title')}
      description={
        <>
          <ul>
            {missed.map(({ clock, target, deadlineAt }) => {
              const rule = parseTarget(target ?? '');
              const at = instant(deadlineAt);
              return (
                <li key={clock}>
                  {rule.ok
                    ? t('feedback:late.clock', {
                        clock: t(`enums:feedbackClock.${clock}`),
                        target: t(`calendars:target.${rule.value.unit}`, { count: rule.value.amount }),
                        at,
                      })
                    : t('feedback:late.agreed', { at })}
                </li>
              );
            })}
          </ul>
          {t('feedback:late.hint')}
        </>
      }
    />
  );
}
