import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/EnumTag.tsx';
import type { Section, SectionName, TodayAnswer } from './items.ts';
import styles from './today.module.css';

const CONTACTS: SectionName[] = ['overdue', 'dueToday', 'thisWeek', 'neverContacted'];

type Props = { answer: TodayAnswer; sections: readonly Section[] };

/** What the day holds, in a few numbers. */
export function Counts({ answer, sections }: Props) {
  const { t } = useTranslation();
  const total = (names: SectionName[]) =>
    sections.filter(({ name }) => names.includes(name)).reduce((sum, section) => sum + section.total, 0);
  const counts = {
    contacts: total(CONTACTS),
    overdue: total(['overdue']),
    steps: total(['nextSteps']),
    feedback: total(['feedback']),
  };
  const shown = (['contacts', 'overdue', 'steps', 'feedback'] as const).filter((name) => counts[name] > 0);

  return (
    <div className={styles.counts}>
      {!answer.workingDay && <Chip>{t('today:restDay')}</Chip>}
      {shown.length === 0 && <span>{t('today:summary.none')}</span>}
      {shown.map((name) => (
        <span key={name} className={name === 'overdue' ? styles.late : styles[name]}>
          {t(`today:summary.${name}`, { count: counts[name] })}
        </span>
      ))}
    </div>
  );
}
