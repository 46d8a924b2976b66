import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { type Birthday, lunarDay, lunarMonth } from './birthday.ts';

/** Birthdays in words: 农历闰六月初三, 3 June 1980. */
export function useBirthdayWords() {
  const { t } = useTranslation();
  const chinese = useSettings().language === 'zh-CN';
  const monthName = (month: number) =>
    new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1));
  const month = (calendar: Birthday['calendar'], value: number) => {
    if (chinese) return calendar === 'lunar' ? lunarMonth(value) : `${value}月`;
    return calendar === 'lunar' ? t('people:birthday.lunarMonth', { month: value }) : monthName(value);
  };
  const dayOfMonth = (calendar: Birthday['calendar'], value: number) => {
    if (!chinese) return String(value);
    return calendar === 'lunar' ? lunarDay(value) : `${value}日`;
  };
  const whole = ({ calendar, month: m, day, year, leap }: Birthday) =>
    t(`people:birthday.whole.${calendar}${year === null || year === undefined ? '' : 'Year'}`, {
      leap: leap === true ? t('people:birthday.leapMark') : '',
      month: month(calendar, m),
      day: dayOfMonth(calendar, day),
      year,
    });
  return { month, dayOfMonth, whole };
}
