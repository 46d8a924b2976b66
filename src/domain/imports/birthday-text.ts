import type { Birthday } from '../birthdays.ts';
import { serialToDate } from './number-format.ts';

/** How a column writes `3/4/1985`: found from the whole column, see {@link dayOrder}. */
export type DayOrder = 'month-first' | 'day-first';

type Parts = { year: string | null; month: string; day: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME = String.raw`(${MONTHS.join('|')})[a-z]*\.?`;
/** A time of day that programs put after a date. */
const TIME = String.raw`(?:[T ]\s*\d{1,2}:\d{2}.*)?`;
const SLASHED = new RegExp(String.raw`^([0-2]?\d|3[01])([/.-])(\d{1,2})\2(\d{4}|[3-9]\d)${TIME}$`);
const HAN_MONTH = '正一二三四五六七八九十冬腊';
const HAN_DAY = '初?[一二三四五六七八九十]|十[一二三四五六七八九]|[二廿][十]?[一二三四五六七八九]?|三十|卅';

/** Each way to write a date: the pattern and which of its groups is what. */
const FORMS: { pattern: RegExp; parts: (groups: string[]) => Parts }[] = [
  {
    pattern: new RegExp(
      String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?${TIME}$`,
      'i',
    ),
    parts: ([year = '', month = '', day = '']) => ({ year, month, day }),
  },
  {
    // 85-3-15: no month and no day is so high.
    pattern: new RegExp(String.raw`^(3[2-9]|[4-9]\d)([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'i'),
    parts: ([year = '', , month = '', day = '']) => ({ year, month, day }),
  },
  {
    pattern: /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/i,
    parts: ([year = '', month = '', day = '']) => ({ year, month, day }),
  },
  {
    pattern: /^--?(\d{2})-?(\d{2})(?:T.*)?$/i,
    parts: ([month = '', day = '']) => ({ year: null, month, day }),
  },
  {
    pattern: /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/,
    parts: ([month = '', day = '']) => ({ year: null, month, day }),
  },
  {
    pattern: new RegExp(String.raw`^(?:(\d{4})年\s*)?([${HAN_MONTH}][一二]?)月\s*(${HAN_DAY})[日号]?$`),
    parts: ([year, month = '', day = '']) => ({
      year: year ?? null,
      month: hanMonth(month),
      day: hanDay(day),
    }),
  },
  {
    pattern: new RegExp(String.raw`^(\d{1,2})[\s-]*${MONTH_NAME}[\s,-]*(\d{4}|\d{2})?$`, 'i'),
    parts: ([day = '', month = '', year]) => ({ year: year ?? null, month: monthNumber(month), day }),
  },
  {
    pattern: new RegExp(String.raw`^${MONTH_NAME}\s*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?$`, 'i'),
    parts: ([month = '', day = '', year]) => ({ year: year ?? null, month: monthNumber(month), day }),
  },
];

const monthNumber = (name: string) => String(MONTHS.indexOf(name.toLowerCase()) + 1);

/** 正月 is the first month, 冬月 the eleventh, 腊月 the twelfth. */
function hanMonth(text: string): string {
  const monthByName: Record<string, number> = { 正: 1, 冬: 11, 腊: 12 };
  return String(monthByName[text] ?? hanNumber(text));
}

const hanDay = (text: string) => String(hanNumber(text.replace('初', '')));

/** 一 to 三十; 廿三 and 二十三 alike. */
function hanNumber(text: string): number {
  const plain = text.replace('廿十', '二十').replace('廿', '二十').replace('卅', '三十');
  const digit = (character: string | undefined) => '一二三四五六七八九'.indexOf(character ?? ' ') + 1;
  if (!plain.includes('十')) return digit(plain);
  const [tens = '', ones = ''] = plain.split('十');
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

/** The ways in which programs and people write that there is no date. */
const NO_DATE = /^[0/.\s-]+$/;
/** Excel's serial number of a date, shown as a number: 10000 is in 1927, 73050 in 2099. */
const SERIAL = /^\d{5}$/;
/** No date takes more characters, nor is more of a cell looked at. */
const LONGEST_DATE = 60;
const LAST_SERIAL = 73_050;
/** Apple writes 1604 for a year that is not known, others the first or last that they have. */
const UNKNOWN_YEARS = new Set([0, 1, 1604, 9999]);
/** Where databases, Excel and Outlook have no date, they write the first or last that they know. */
const PLACEHOLDERS = new Set([
  '0000-01-01',
  '0001-01-01',
  '1601-01-01',
  '1753-01-01',
  '1899-12-30',
  '1899-12-31',
  '1900-01-00',
  '4501-01-01',
  '9999-12-31',
]);

function partsOf(text: string, order: DayOrder): Parts | null {
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const [, first = '', mark, second = '', year = ''] = slashed;
    const dayFirst = mark === '.' || order === 'day-first';
    return dayFirst ? { year, month: second, day: first } : { year, month: first, day: second };
  }
  if (SERIAL.test(text) && Number(text) >= 10_000 && Number(text) <= LAST_SERIAL) {
    const iso = serialToDate(Number(text), false)?.toISOString() ?? '';
    return { year: iso.slice(0, 4), month: iso.slice(5, 7), day: iso.slice(8, 10) };
  }
  for (const { pattern, parts } of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return parts(match.slice(1));
  }
  return null;
}

const daysIn = (month: number, year: number | null) =>
  new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();

/** Two digits as Excel completes them: 29 is 2029, 30 is 1930. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year + (year < 30 ? 2000 : 1900);
};

/** A year alone, a month without its day (出生年月: 1985年3月, 1985.03), a month or a day alone (RFC 6350: --04, ---12). */
const PART_OF_DATE =
  /^(?:(?:1[89]|20)\d{2}(?:\s*[-/.年]\s*(?:0?[1-9]|1[0-2])\s*月?|\s*年)?(?:生|出生)?|--(?:0[1-9]|1[0-2])|---(?:0[1-9]|[12]\d|3[01]))$/;

/** No day on which anybody was born whom a list can mean: 1889-05-12, and 1900-01-01, with which programs begin. */
const OUT_OF_TIME =
  /^(?:(?!1604|000[01])(?:0\d|1[0-8])\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|1900-?01-?01)$/;

/** Whether a text says a date, but none for a birthday: part of one only, or one of another century. */
export const isOtherDate = (text: string): boolean => {
  const plain = text.length > LONGEST_DATE ? '' : text.normalize('NFKC').trim();
  return !isNoDate(plain) && (PART_OF_DATE.test(plain) || OUT_OF_TIME.test(plain));
};

/** Whether a cell says that no date is known: empty, `0/0/00` (Outlook), `0000-00-00`. */
export function isNoDate(text: string): boolean {
  const plain = text.trim();
  if (plain === '' || NO_DATE.test(plain)) return true;
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ].*)?$/.exec(plain.slice(0, LONGEST_DATE)) ?? [];
  return PLACEHOLDERS.has(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/**
 * A birthday in any of the forms that people and programs write, Chinese, English and ISO 8601, solar or lunar
 * (农历八月十五, 腊月廿三); null where the text is no date, or one that can't be.
 */
export function parseBirthday(text: string, order: DayOrder = 'month-first'): Birthday | null {
  if (text.length > LONGEST_DATE || isNoDate(text)) return null;
  const plain = text.normalize('NFKC').trim();
  const lunar = /农历|阴历|旧历|lunar/i.test(plain);
  const leap = /闰|\bleap\b/i.test(plain);
  const bare = plain
    .replace(/[()]|农历|阴历|旧历|公历|阳历|新历|lunar|solar|闰|\bleap\b/gi, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  const parts = partsOf(bare, order) ?? partsOf(bare.replace(/(?<=年) /, ''), order);
  if (parts === null) return null;
  // 八月十五 is the Mid-Autumn day of the lunar calendar, 八月十五日 a day of the ordinary one.
  const isLunar =
    lunar || leap || /[正冬腊初廿]/.test(bare) || new RegExp(`[${HAN_MONTH}]月[^日号]*$`).test(bare);
  const [month, day] = [Number(parts.month), Number(parts.day)];
  const fullYearOf = parts.year === null ? null : fullYear(parts.year);
  const year = fullYearOf !== null && UNKNOWN_YEARS.has(fullYearOf) ? null : fullYearOf;
  if (month < 1 || month > 12 || day < 1) return null;
  if (day > (isLunar ? 30 : daysIn(month, year))) return null;
  if (year !== null && (year < 1900 || year > 2199)) return null;
  return { month, day, year, calendar: isLunar ? 'lunar' : 'solar', leap: isLunar && leap };
}

/** Whether a column writes the day or the month first in `13/4/1985`; the month, as Outlook does, where nothing tells. */
export function dayOrder(texts: Iterable<string>): DayOrder {
  for (const text of texts) {
    const match = SLASHED.exec(text.normalize('NFKC').trim());
    if (match === null) continue;
    if (Number(match[1]) > 12) return 'day-first';
    if (Number(match[3]) > 12) return 'month-first';
  }
  return 'month-first';
}

const two = (n: number) => String(n).padStart(2, '0');

/** A birthday as text that {@link parseBirthday} reads back: `1985-03-15`, `03-15`, `农历 1985-08-15`, `农历闰 04-05`. */
export function birthdayText({ month, day, year, calendar, leap }: Birthday): string {
  const date = `${year === null ? '' : `${year}-`}${two(month)}-${two(day)}`;
  return calendar === 'solar' ? date : `农历${leap ? '闰' : ''} ${date}`;
}
