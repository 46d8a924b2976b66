import { shownNumber } from './shown-number.ts';

/**
 * What a cell of a workbook shows, as far as a list cares: dates and times of serial numbers, other numbers as their format
 * shows them. Sources: ECMA-376 Part 1, §18.8.30 (number formats), §18.17.4 (dates as serial numbers).
 */

/** Which parts of a date a format shows; null: the cell is no date. */
export type DateParts = { year: boolean; day: boolean; time: boolean } | null;

/** Formats known by number only: 27–36 and 50–58 are those of the Chinese locale. Which currency 5–8 and 42–44 mean, a file doesn't say. */
const BUILT_IN: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '#,##0;-#,##0',
  6: '#,##0;-#,##0',
  7: '#,##0.00;-#,##0.00',
  8: '#,##0.00;-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy年m月',
  28: 'm月d日',
  29: 'm月d日',
  30: 'm-d-yy',
  31: 'yyyy年m月d日',
  32: 'h时mm分',
  33: 'h时mm分ss秒',
  34: 'h时mm分',
  35: 'h时mm分ss秒',
  36: 'yyyy年m月',
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: '#,##0;-#,##0',
  42: '#,##0;-#,##0',
  43: '#,##0.00;-#,##0.00',
  44: '#,##0.00;-#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  49: '@',
  50: 'yyyy年m月',
  51: 'm月d日',
  52: 'yyyy年m月',
  53: 'm月d日',
  54: 'm月d日',
  55: 'h时mm分',
  56: 'h时mm分ss秒',
  57: 'yyyy年m月',
  58: 'm月d日',
};

/** The code of a format: as the workbook declares it, else as its number says. */
export const formatCode = (id: number, declared: ReadonlyMap<number, string>): string =>
  declared.get(id) ?? BUILT_IN[id] ?? 'General';

/** Whether a number format makes a date of a number, and which parts of it are shown. */
export function dateParts(code: string): DateParts {
  const section = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^[\]]*\]/g, '')
    .split(';')[0]
    ?.replace(/General/i, '')
    .toLowerCase();
  if (section === undefined) return null;
  const year = section.includes('y') || section.includes('e');
  const day = section.includes('d');
  const time = section.includes('h') || section.includes('s');
  const month = section.includes('m') && (year || day || !time);
  if (/[0#?]/.test(section.replace(/s\.0+/, ''))) return null;
  if (!year && !day && !time && !month) return null;
  return { year, day, time };
}

const MS_PER_DAY = 86_400_000;
/** Serial 60 is 29 February 1900, a day that only Excel knows: before it, serials count from one day later. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_465;

/** The instant that a serial number means, as if in UTC; null outside of the years 1900–9999. */
export function serialToDate(serial: number, from1904: boolean): Date | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  const shift = from1904 ? EPOCH_1904 : EPOCH_1900 + (serial < 60 ? MS_PER_DAY : 0);
  return new Date(shift + Math.round(serial * 86_400) * 1000);
}

/**
 * A date cell as text: `YYYY-MM-DD`, with ` HH:mm` where the format shows a time; `--MM-DD` where it hides the year
 * (Excel gives a typed 3月15日 the current year, which nobody meant); `YYYY-MM` where it hides the day.
 */
export function dateText(serial: number, parts: NonNullable<DateParts>, from1904: boolean): string | null {
  const iso = serialToDate(serial, from1904)?.toISOString();
  if (iso === undefined) return null;
  // What Excel shows of a day that nobody typed.
  if (serial < 1 && !from1904 && parts.year) return '1900-01-00';
  const time = iso.slice(11, 16);
  if (!parts.year && !parts.day) return parts.time ? time : iso.slice(0, 10);
  if (!parts.year) return `-${iso.slice(4, 10)}`;
  if (!parts.day) return iso.slice(0, 7);
  return parts.time && time !== '00:00' ? `${iso.slice(0, 10)} ${time}` : iso.slice(0, 10);
}

/** A number in plain digits, as exact as Excel is: 15 of them count. */
function plainDigits(text: string, value: number): string {
  if (/^-?\d+$/.test(text)) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  const digits = String(Number(value.toPrecision(EXCEL_DIGITS)));
  return digits.includes('e') ? value.toFixed(20).replace(/0+$/, '') : digits;
}
const EXCEL_DIGITS = 15;

/** Whether Excel has replaced the last digits of a number by zeros: those of an identity card, say. */
export const isTooLong = (raw: string): boolean =>
  /^-?\d+$/.test(raw.trim()) && raw.trim().length > EXCEL_DIGITS;

/** A number as its cell shows it; never an exponent, which says less than the digits. */
export function numberText(raw: string, code: string): string {
  const text = raw.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const digits = plainDigits(text, value);
  return code === 'General' ? digits : shownNumber(digits, code);
}
