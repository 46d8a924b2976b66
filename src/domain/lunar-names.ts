const MONTHS = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Month of the lunar calendar as it is said: 正月, 冬月 … */
export const lunarMonthName = (month: number): string => `${MONTHS[month - 1] ?? month}月`;

/** Day of a lunar month: 初一 … 三十. */
export function lunarDayName(day: number): string {
  const unit = DIGITS[(day - 1) % 10] ?? '';
  if (day <= 10) return `初${unit}`;
  if (day === 20) return '二十';
  if (day === 30) return '三十';
  return `${day < 20 ? '十' : '廿'}${unit}`;
}
