import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/EnumTag.tsx';
import type { TodayAnswer } from './items.ts';
import styles from './today.module.css';

/** What the day holds, in the numbers that the digest and the badge say, too. */
export function Counts({ answer: { numbers, workingDay } }: { answer: TodayAnswer }) {
  const { t } = useTranslation();
  const nonZero = (['contacts', 'overdue', 'steps', 'feedback', 'breached'] as const).filter(
    (name) => numbers[name] > 0,
  );

  return (
    <div className={styles.counts}>
      {!workingDay && <Chip>{t('today:restDay')}</Chip>}
      {nonZero.length === 0 && <span>{t('today:summary.none')}</span>}
      {nonZero.map((name) => (
        <span key={name} className={name === 'overdue' || name === 'breached' ? styles.late : styles[name]}>
          {t(`today:summary.${name}`, { count: numbers[name] })}
        </span>
      ))}
    </div>
  );
}
