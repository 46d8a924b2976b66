import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_CELL, PARSERS } from './parsers.ts';

/**
 * Whatever somebody puts into one cell, reading it takes no longer than its length explains. Cells are as long as Excel's
 * longest and made to hurt: what a pattern may repeat, repeated, with an end that doesn't fit.
 */

/** Milliseconds of the processor; a cell that is read within them needs no second look. */
const QUICK = 50;
/** Four times the length takes four times as long, a squared pattern sixteen times. How long is a matter of the machine (`npm run bench`). */
const MOST_GROWTH = 9;
const RUNS = 5;

const UNITS = [
  ...'aA10 \t\n\u3000.-_/\\@"\'<>()（）[]{}:：;；,，、|+=&#*%户农廿月年闰和１＋／。\u200b\ufffd\u{20000}',
  ...[
    'a@',
    '@a.',
    'a.',
    '1 ',
    '1/',
    '1-',
    ' a',
    'a:',
    '：1',
    'a1',
    '<a',
    'a>',
    'a@b.',
    '0;',
    ' @',
    '::: ',
    'e\u0301',
  ],
  ...[
    '微信',
    'wechat:',
    'qq：',
    '转1',
    'ext',
    'T1:',
    'E1',
    'mailto:',
    'tel:',
    '手机',
    '张伟/',
    '=41',
    '&amp;',
    '[0]',
  ],
  ...[
    '一',
    '十',
    '星期',
    '每',
    '个',
    '合 计',
    '年 月 ',
    '==',
    '("',
    '"",',
    ';;',
    '\\n',
    '\r',
    '天前',
    'half ',
    'X-',
  ],
];
const SHAPES: ((body: string) => string)[] = [
  (body) => body,
  (body) => `x${body}!`,
  (body) => `1${body}1`,
  (body) => `张${body}@`,
];
const repeated = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function milliseconds(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
const least = (work: () => unknown) => Math.min(...Array.from({ length: RUNS }, () => milliseconds(work)));

/** What is wrong with the time that reading takes; null where it is right. The processor's time, the least of several runs. */
function slowness(read: (text: string) => unknown, make: (length: number) => string): string | null {
  const long = make(LONGEST_CELL - 4);
  if (milliseconds(() => read(long)) < QUICK) return null;
  const took = least(() => read(long));
  if (took < QUICK) return null;
  const short = make(Math.floor(LONGEST_CELL / 4));
  const growth = took / least(() => read(short));
  return growth > MOST_GROWTH ? `${Math.round(took)} ms, ${growth.toFixed(1)} times` : null;
}

describe('one cell freezes nothing', () => {
  test.each(Object.entries(PARSERS))('%s', (_, read) => {
    const slow = UNITS.flatMap((unit, i) =>
      [0, 1 + (i % (SHAPES.length - 1))].flatMap((at) => {
        const told = slowness(read, (length) => SHAPES[at]?.(repeated(unit, length)) ?? '');
        return told === null ? [] : [`${JSON.stringify(unit)} (${at}): ${told}`];
      }),
    );
    expect(slow).toEqual([]);
  });

  test('whatever is mixed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(PARSERS)),
        fc.array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...SHAPES),
        (name, units, shape) => {
          const read = PARSERS[name] ?? (() => {});
          expect(slowness(read, (length) => shape(repeated(units.join(''), length)))).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });
});
