import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lunarDayName, lunarMonthName } from '../../domain/lunar-names.ts';
import { useSettings } from '../app/settings.ts';
import type { Birthday } from './birthday.ts';

/** Birthdays in words: 农历闰六月初三, 3 June 1980. */
export function useBirthdayWords() {
  const { t } = useTranslation();
  const { language } = useSettings();
  return useMemo(() => {
    const chinese = language === 'zh-CN';
    /** A part of a solar date as the language says it: 3月, 15日; Mar, 15. */
    const solar = (part: Intl.DateTimeFormatOptions, month: number, day: number) =>
      new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, day));
    const month = (calendar: Birthday['calendar'], value: number) => {
      if (calendar === 'solar') return solar({ month: 'short' }, value, 1);
      return chinese ? lunarMonthName(value) : t('people:birthday.lunarMonth', { month: value });
    };
    const dayOfMonth = (calendar: Birthday['calendar'], value: number) => {
      if (calendar === 'solar') return solar({ day: 'numeric' }, 1, value);
      return chinese ? lunarDayName(value) : String(value);
    };
    const whole = ({ calendar, month: m, day, year, leap }: Birthday) =>
      t(`people:birthday.whole.${calendar}${year === null || year === undefined ? '' : 'Year'}`, {
        leap: leap === true ? t('people:birthday.leapMark') : '',
        month: month(calendar, m),
        day: dayOfMonth(calendar, day),
        year,
      });
    return { month, dayOfMonth, whole };
  }, [t, language]);
}
