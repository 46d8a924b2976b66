import { type Message, message } from '../message.ts';
import { ok, type Result, refuse } from '../result.ts';

/** Elapsed time (physical, round the clock), working hours, or working days. */
export const TARGET_UNITS = [
  'minutes',
  'hours',
  'days',
  'business-minutes',
  'business-hours',
  'working-days',
] as const;
type TargetUnit = (typeof TARGET_UNITS)[number];

/** How long something may take, in its declared unit. */
export type Target = { amount: number; unit: TargetUnit };

/** Beyond these a target is a typing error: a year of days, a quarter of working hours. */
const MOST: Record<TargetUnit, number> = {
  minutes: 525_600,
  hours: 8_760,
  days: 365,
  'business-minutes': 30_000,
  'business-hours': 500,
  'working-days': 260,
};

const MINUTE_MS = 60_000;
const MS: Record<Exclude<TargetUnit, 'working-days'>, number> = {
  minutes: MINUTE_MS,
  hours: 60 * MINUTE_MS,
  days: 1_440 * MINUTE_MS,
  'business-minutes': MINUTE_MS,
  'business-hours': 60 * MINUTE_MS,
};

const WORDS: [TargetUnit, RegExp][] = [
  ['minutes', /^(min|mins|minutes?|分|分钟)$/],
  ['hours', /^(h|hr|hrs|hours?|小时|钟头)$/],
  ['days', /^(d|days?|calendar days?|天|日|自然日)$/],
  ['business-minutes', /^((business|working|work) (min|mins|minutes?)|工作分钟)$/],
  ['business-hours', /^((business|working|work) (h|hr|hrs|hours?)|工作小时|工作时)$/],
  ['working-days', /^((business|working|work) days?|workdays?|工作日|工作天)$/],
];

const LONGEST_TEXT = 60;

/**
 * Reads `3 working days`, `24 h`, `1.5 hours`, `3 min`, `2 business hours`, `3个工作日`, `24小时`, `2工作小时`. Only hours may have a
 * fraction. Refuses (`invalid`) anything else, zero, and what is longer than any target is.
 */
export function parseTarget(text: string): Result<Target> {
  const refusal = refuse('invalid', 'calendars:error.target', { text: text.slice(0, LONGEST_TEXT) });
  if (text.length > LONGEST_TEXT) return refusal;
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, ' ');
  const [, digits, word] = /^(\d{1,6}(?:\.\d{1,3})?) ?个? ?(\D+)$/.exec(plain) ?? [];
  if (digits === undefined || word === undefined) return refusal;
  const unit = WORDS.find(([, pattern]) => pattern.test(word))?.[0];
  const amount = Number(digits);
  if (unit === undefined || amount <= 0) return refusal;
  if (amount > MOST[unit])
    return refuse('invalid', 'calendars:error.targetTooLong', {
      text: text.slice(0, LONGEST_TEXT),
      most: targetText({ amount: MOST[unit], unit }),
    });
  const divisible = unit === 'hours' || unit === 'business-hours';
  return divisible || Number.isInteger(amount) ? ok({ amount, unit }) : refusal;
}

const CANONICAL: Record<TargetUnit, [one: string, many: string]> = {
  minutes: ['min', 'min'],
  hours: ['h', 'h'],
  days: ['day', 'days'],
  'business-minutes': ['business minute', 'business minutes'],
  'business-hours': ['business hour', 'business hours'],
  'working-days': ['working day', 'working days'],
};

/** The target as policies write it; {@link parseTarget} reads it back. */
export const targetText = ({ amount, unit }: Target): string =>
  `${amount} ${CANONICAL[unit][amount === 1 ? 0 : 1]}`;

/** The target in the user's language. */
export const targetMessage = ({ amount, unit }: Target): Message =>
  message(`calendars:target.${unit}`, { count: amount });

/** Whether the target runs round the clock, calendar or no calendar. */
export const isElapsed = ({ unit }: Target): boolean =>
  unit === 'minutes' || unit === 'hours' || unit === 'days';

/** Milliseconds of a target that is a length of time; a day is 24 hours. */
export const targetMs = (amount: number, unit: keyof typeof MS): number => Math.round(amount * MS[unit]);
