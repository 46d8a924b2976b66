/**
 * What a cell of a workbook shows, as far as a list cares: dates and times of serial numbers, integers with all their
 * digits. Sources: ECMA-376 Part 1, §18.8.30 (number formats), §18.17.4 (dates as serial numbers).
 */

/** Which parts of a date a format shows; null: the cell is no date. */
export type DateParts = { year: boolean; day: boolean; time: boolean } | null;

/** Formats known by number only: 27–36 and 50–58 are those of the Chinese locale. */
const BUILT_IN: Record<number, string> = {
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
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
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
    .replace(/\[[^\]]*\]/g, '')
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
  const time = iso.slice(11, 16);
  if (!parts.year && !parts.day) return parts.time ? time : iso.slice(0, 10);
  if (!parts.year) return `-${iso.slice(4, 10)}`;
  if (!parts.day) return iso.slice(0, 7);
  return parts.time && time !== '00:00' ? `${iso.slice(0, 10)} ${time}` : iso.slice(0, 10);
}

/** A number as the digits that it stands for: never an exponent, never `.0`; `000000` formats keep their zeros. */
export function numberText(raw: string, code: string): string {
  const text = raw.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const digits = /^-?\d+$/.test(text)
    ? text
    : Number.isInteger(value)
      ? BigInt(value).toString()
      : String(value);
  return /^0+$/.test(code) && /^\d+$/.test(digits) ? digits.padStart(code.length, '0') : digits;
}
