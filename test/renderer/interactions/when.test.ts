import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseWhen } from '../../../src/renderer/interactions/when/parse.ts';

/** A Thursday. */
const now = Temporal.PlainDateTime.from('2026-11-19T16:20');
const said = (text: string, lean: 'past' | 'future' = 'past') => {
  const found = parseWhen(text, now, lean);
  return found && `${found.on}${found.at ? ` ${found.at.toString({ smallestUnit: 'minute' })}` : ''}`;
};

describe('when it was, as a salesperson types it', () => {
  it.each([
    ['昨天下午3点', '2026-11-18 15:00'],
    ['昨天 15:30', '2026-11-18 15:30'],
    ['昨晚8点', '2026-11-18 20:00'],
    ['前天上午十点半', '2026-11-17 10:30'],
    ['今天中午12点', '2026-11-19 12:00'],
    ['3点', '2026-11-19 15:00'],
    ['上午9点一刻', '2026-11-19 09:15'],
    ['上周五', '2026-11-13'],
    ['周一 9:00', '2026-11-16 09:00'],
    ['周五', '2026-11-13'],
    ['11月20日', '2025-11-20'],
    ['11-02 08:05', '2026-11-02 08:05'],
    ['2026年1月5号', '2026-01-05'],
    ['两天前', '2026-11-17'],
    ['半夜', null],
    ['半小时前', null],
    ['20分钟前', '2026-11-19 16:00'],
    ['3 小时前', '2026-11-19 13:20'],
    ['刚才', '2026-11-19 16:20'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  it.each([
    ['yesterday 3pm', '2026-11-18 15:00'],
    ['yesterday at 3:30 pm', '2026-11-18 15:30'],
    ['last friday', '2026-11-13'],
    ['Mon 9:00', '2026-11-16 09:00'],
    ['Nov 2', '2026-11-02'],
    ['2 Nov 10:00', '2026-11-02 10:00'],
    ['2 days ago', '2026-11-17'],
    ['90 min ago', '2026-11-19 14:50'],
    ['12am', '2026-11-19 00:00'],
    ['2026-11-02T08:05', '2026-11-02 08:05'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  it.each(['', '  ', '张伟', '25:00', '2026-02-30', '昨天今天', 'yesterday foo', '13月1日'])(
    'does not guess at %j',
    (text) => expect(said(text)).toBeNull(),
  );
});

describe('when it will be', () => {
  it.each([
    ['周五', '2026-11-20'],
    ['周一', '2026-11-23'],
    ['下周三', '2026-11-25'],
    ['明天', '2026-11-20'],
    ['大后天', '2026-11-22'],
    ['3天后', '2026-11-22'],
    ['一个月后', '2026-12-19'],
    ['1-5', '2027-01-05'],
    ['next wed', '2026-11-25'],
    ['in 2 weeks', '2026-12-03'],
    ['dec 1', '2026-12-01'],
  ])('%s', (text, expected) => expect(said(text, 'future')).toBe(expected));

  it('takes next Wednesday said on a Sunday as the week after, which starts tomorrow', () => {
    const sunday = Temporal.PlainDateTime.from('2026-11-22T09:00');
    expect(parseWhen('下周三', sunday, 'future')?.on.toString()).toBe('2026-11-25');
  });
});
