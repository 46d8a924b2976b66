import { Temporal } from 'temporal-polyfill';

/** A bare “Wednesday” or “11-20” is the one just past when logging, the one to come when promising. */
export type Lean = 'past' | 'future';

type Day = Temporal.PlainDate;
type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months';
type PartialTime = { date?: Day; time?: Temporal.PlainTime; shift?: Partial<Record<Unit, number>> };
type Rule = [
  pattern: RegExp,
  read: (m: string[], now: Temporal.PlainDateTime, lean: Lean) => PartialTime | null,
];

const HAN_DIGITS = '零一二三四五六七八九';

/** `3`, `三`, `两`, `十二`, `二十`: up to 99. */
function number(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace('两', '二').replace('〇', '零');
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['', plain];
  const digit = (s: string | undefined) => (s === undefined || s === '' ? 0 : HAN_DIGITS.indexOf(s));
  return (plain.includes('十') ? (tens === '' ? 1 : digit(tens)) * 10 : 0) + digit(ones);
}

const N = String.raw`(\d{1,3}|[零〇一二两三四五六七八九十]{1,3})`;
const HAN_WEEKDAYS = '一二三四五六日';
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAY = '(mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const MONTH = `(${MONTHS.join('|')})[a-z]*`;

const RELATIVE_DAYS: Record<string, number> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  今天: 0,
  今日: 0,
  今早: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  后天: 2,
  大后天: 3,
  yesterday: -1,
  today: 0,
  tomorrow: 1,
};

const UNITS: Record<string, Unit> = {
  分钟: 'minutes',
  个小时: 'hours',
  小时: 'hours',
  天: 'days',
  周: 'weeks',
  个星期: 'weeks',
  星期: 'weeks',
  个月: 'months',
  min: 'minutes',
  minute: 'minutes',
  h: 'hours',
  hour: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
};
const UNIT = '(分钟|个小时|小时|天|周|个星期|星期|个月|minute|min|hour|h|day|week|month)s?';

function date(year: number, month: number, day: number): PartialTime | null {
  try {
    return { date: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }) };
  } catch {
    return null;
  }
}

/** The year nearest to now on the side that is meant. */
function yearless(month: number, day: number, now: Temporal.PlainDateTime, lean: Lean): PartialTime | null {
  const today = now.toPlainDate();
  const years = lean === 'past' ? [now.year, now.year - 1] : [now.year, now.year + 1];
  for (const year of years) {
    const candidate = date(year, month, day)?.date;
    if (candidate === undefined) continue;
    const side = Temporal.PlainDate.compare(candidate, today);
    if (lean === 'past' ? side <= 0 : side >= 0) return { date: candidate };
  }
  return null;
}

/** A weekday (0 = Monday) of the week `weeks` away; the week starts on Monday. */
const inWeek = (now: Temporal.PlainDateTime, weekday: number, weeks: number): PartialTime => ({
  date: now.toPlainDate().add({ days: weekday + 1 - now.dayOfWeek + 7 * weeks }),
});

function bareWeekday(now: Temporal.PlainDateTime, weekday: number, lean: Lean): PartialTime {
  const ahead = (weekday + 1 - now.dayOfWeek + 7) % 7;
  const days = lean === 'future' ? ahead : ahead === 0 ? 0 : ahead - 7;
  return { date: now.toPlainDate().add({ days }) };
}

function time(hour: number, minute: number, half: string): PartialTime | null {
  const afternoon = /^(下午|傍晚|晚上|晚|pm|p\.m\.)$/.test(half);
  const morning = /^(上午|早上|早|凌晨|am|a\.m\.)$/.test(half);
  let h = hour;
  if ((afternoon || (half === '中午' && hour < 11)) && hour < 12) h = hour + 12;
  else if (morning && hour === 12) h = 0;
  return h > 23 || minute > 59 ? null : { time: Temporal.PlainTime.from({ hour: h, minute }) };
}

/** “3点” at the office is the afternoon. */
const spokenHour = (hour: number, half: string) => (half === '' && hour >= 1 && hour <= 6 ? hour + 12 : hour);

const HALF = '(上午|早上|早|凌晨|中午|下午|傍晚|晚上|晚)?';

/** Each matches the beginning of the text. */
const RULES: Rule[] = [
  [
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?[t ]?/,
    ([, y, m, d]) => date(Number(y), Number(m), Number(d)),
  ],
  [/^(\d{1,2})[-/月](\d{1,2})[日号]?/, ([, m, d], now, lean) => yearless(Number(m), Number(d), now, lean)],
  [
    new RegExp(`^${MONTH}\\.? (\\d{1,2})(?!\\d|:)`),
    ([, m, d], now, lean) => yearless(MONTHS.indexOf(m ?? '') + 1, Number(d), now, lean),
  ],
  [
    new RegExp(`^(\\d{1,2}) ${MONTH}`),
    ([, d, m], now, lean) => yearless(MONTHS.indexOf(m ?? '') + 1, Number(d), now, lean),
  ],
  [
    new RegExp(`^${N} ?${UNIT} ?(前|之前|以前|ago|后|之后|以后)`),
    ([, n, unit, side]) => {
      const sign = /前|ago/.test(side ?? '') ? -1 : 1;
      return { shift: { [UNITS[unit ?? ''] ?? 'days']: sign * number(n ?? '0') } };
    },
  ],
  [
    new RegExp(`^in ${N} ?${UNIT}`),
    ([, n, unit]) => ({ shift: { [UNITS[unit ?? ''] ?? 'days']: number(n ?? '0') } }),
  ],
  [/^(刚才|刚刚|现在|just now|now)/, () => ({ shift: { minutes: 0 } })],
  [
    new RegExp(`^(${Object.keys(RELATIVE_DAYS).join('|')})`),
    ([, word], now) => ({ date: now.toPlainDate().add({ days: RELATIVE_DAYS[word ?? ''] ?? 0 }) }),
  ],
  [
    /^(上上|上|这|本|下|下下)?个?(?:周|星期|礼拜)([一二三四五六日天])/,
    ([, which = '', d = ''], now, lean) => {
      const weekday = HAN_WEEKDAYS.indexOf(d.replace('天', '日'));
      return which === ''
        ? bareWeekday(now, weekday, lean)
        : inWeek(now, weekday, { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }[which] ?? 0);
    },
  ],
  [
    new RegExp(`^(last|this|next)? ?${WEEKDAY}`),
    ([, which = '', d = ''], now, lean) => {
      const weekday = WEEKDAYS.indexOf(d);
      return which === ''
        ? bareWeekday(now, weekday, lean)
        : inWeek(now, weekday, { last: -1, this: 0, next: 1 }[which] ?? 0);
    },
  ],
  [/^(\d{1,2}):(\d{2})(?::\d{2})? ?(am|pm)?/, ([, h, m, half]) => time(Number(h), Number(m), half ?? '')],
  [/^(\d{1,2}) ?(am|pm)/, ([, h, half]) => time(Number(h), 0, half ?? '')],
  [/^(noon)/, () => time(12, 0, '')],
  [new RegExp(`^${HALF} ?(\\d{1,2}):(\\d{2})`), ([, half = '', h, m]) => time(Number(h), Number(m), half)],
  [
    new RegExp(`^${HALF} ?${N}[点时](?:(半)|(一刻)|(三刻)|${N}分?)?`),
    ([, half = '', h, halfPast, quarter, threeQuarters, minute]) =>
      time(
        spokenHour(number(h ?? '0'), half),
        halfPast ? 30 : quarter ? 15 : threeQuarters ? 45 : number(minute ?? '0'),
        half,
      ),
  ],
  [/^(中午)/, () => time(12, 0, '')],
];

/**
 * A day, and a time of day where one was said, as people write them: `昨天下午3点`, `上周五 10:30`, `3天前`, `11-20`,
 * `yesterday 3pm`, `last fri`, `in 2 days`. Anything left over makes it `null`. Weeks start on Monday.
 * @param now wall time of the reader
 */
export function parseWhen(
  text: string,
  now: Temporal.PlainDateTime,
  lean: Lean,
): { on: Day; at: Temporal.PlainTime | null } | null {
  let rest = text.normalize('NFKC').toLowerCase().trim();
  if (rest === '') return null;
  const result: PartialTime = {};
  while (rest !== '') {
    const step = eat(rest, now, lean);
    if (step === null || Object.keys(step.found).some((key) => key in result)) return null;
    Object.assign(result, step.found);
    rest = step.rest.replace(/^[\s,，的]+/, '').replace(/^at /, '');
  }
  if (result.shift !== undefined) {
    const shiftedTime = now.add(result.shift);
    const byTheClock = 'minutes' in result.shift || 'hours' in result.shift;
    if (result.date !== undefined || (byTheClock && result.time !== undefined)) return null;
    return {
      on: shiftedTime.toPlainDate(),
      at: result.time ?? (byTheClock ? shiftedTime.toPlainTime() : null),
    };
  }
  return { on: result.date ?? now.toPlainDate(), at: result.time ?? null };
}

/** What the text begins with, and the rest. “昨晚8点”: the evening was said with the day. */
function eat(text: string, now: Temporal.PlainDateTime, lean: Lean) {
  for (const [pattern, readParts] of RULES) {
    const match = pattern.exec(text);
    const parts = match === null || match[0] === '' ? null : readParts([...match], now, lean);
    if (match === null || parts === null) continue;
    const rest = text.slice(match[0].length).trimStart();
    const evening = /^[今昨]晚/.test(match[0]) && /^[\d零〇一二两三四五六七八九十]/.test(rest);
    return { found: parts, rest: evening ? `晚上${rest}` : rest };
  }
  return null;
}
