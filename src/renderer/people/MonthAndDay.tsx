import { useTranslation } from 'react-i18next';
import { Select } from '../ui/Select.tsx';
import { type Birthday, daysIn } from './birthday.ts';
import css from './people.module.css';
import { useBirthdayWords } from './useBirthdayWords.ts';

type Date = Pick<Birthday, 'calendar' | 'month' | 'day'>;
type Props = { date: Date; onChange(change: { month: number } | { day: number }): void };

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);

/** A date of the year in the solar or the lunar calendar, in that calendar's words. */
export function MonthAndDay({ date: { calendar, month, day }, onChange }: Props) {
  const { t } = useTranslation();
  const words = useBirthdayWords();
  return (
    <>
      <Select
        className={css.part ?? ''}
        aria-label={t('people:birthday.month')}
        popupMatchSelectWidth={false}
        value={month}
        options={upTo(12).map((value) => ({ value, label: words.month(calendar, value) }))}
        onChange={(value) => onChange({ month: value })}
      />
      <Select
        className={css.part ?? ''}
        aria-label={t('people:birthday.day')}
        popupMatchSelectWidth={false}
        value={day}
        options={upTo(daysIn(calendar, month)).map((value) => ({
          value,
          label: words.dayOfMonth(calendar, value),
        }))}
        onChange={(value) => onChange({ day: value })}
      />
    </>
  );
}
