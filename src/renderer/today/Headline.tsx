import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { headlineDate } from './days.ts';
import type { Section, SectionName, TodayAnswer } from './items.ts';
import styles from './today.module.css';

const CONTACTS: SectionName[] = ['overdue', 'dueToday', 'thisWeek', 'neverContacted'];

type Props = { answer: TodayAnswer; sections: readonly Section[] };

/** The date, and what it holds in a few numbers. */
export function Headline({ answer, sections }: Props) {
  const { t, i18n } = useTranslation();
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
    <span className={styles.headline}>
      <span className={styles.date}>{t('today:date', headlineDate(answer.day, i18n.language))}</span>
      {!answer.workingDay && <Tag>{t('today:restDay')}</Tag>}
      <span className={styles.counts}>
        {shown.length === 0 && <span>{t('today:summary.none')}</span>}
        {shown.map((name) => (
          <span key={name} className={name === 'overdue' ? styles.late : ''}>
            {t(`today:summary.${name}`, { count: counts[name] })}
          </span>
        ))}
      </span>
    </span>
  );
}
