import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { TodayContact, TodayStep } from '../../../src/contract/today.ts';
import { NOTHING_DUE } from '../../../src/domain/today.ts';
import { createI18n } from '../../../src/i18n/index.ts';
import { awayText, headlineDate, nearDayText } from '../../../src/renderer/today/days.ts';
import {
  FOLD,
  isQuiet,
  sectionsOf,
  type TodayAnswer,
  type Unfolded,
} from '../../../src/renderer/today/items.ts';
import { snoozedUntil, subjectOf } from '../../../src/renderer/today/snooze.ts';

const NOW = Date.parse('2026-11-19T09:00:00+08:00');
const contact: TodayContact = {
  type: 'contact',
  stakeholderId: 's1',
  name: '华东机电',
  kind: 'customer',
  tier: 'key',
  slot: 'any',
  rule: '',
  dueOn: '2026-11-14',
  announceOn: '2026-11-13',
  daysOverdue: 5,
  state: 'overdue',
  lastContactOn: null,
  others: 0,
  snoozedUntil: null,
  ownerName: null,
  why: [],
};
const step: TodayStep = {
  type: 'next-step',
  id: 'n1',
  stakeholderId: 's1',
  name: '华东机电',
  text: '寄样品',
  dueOn: '2026-11-19',
  daysOverdue: 0,
  snoozedUntil: null,
  ownerName: null,
};
const answer: TodayAnswer = {
  day: '2026-11-19',
  now: '2026-11-19T01:00:00.000Z',
  workingDay: true,
  overdue: [],
  dueToday: [],
  thisWeek: [],
  neverContacted: [],
  nextSteps: [],
  feedback: [],
  coming: [],
  counts: {},
  numbers: NOTHING_DUE,
};

describe('the sections of today', () => {
  it('begin with a morning’s work, and go on as far as is wished', () => {
    const steps = Array.from({ length: 60 }, (_, n) => ({ ...step, id: `n${n}` }));
    const of = (unfolded: Unfolded) =>
      sectionsOf({ ...answer, nextSteps: steps, counts: { nextSteps: 300 } }, NOW, unfolded).find(
        ({ name }) => name === 'nextSteps',
      );
    expect(of({})).toMatchObject({ folded: 35, total: 300 });
    expect(of({})?.items).toEqual(steps.slice(0, FOLD));
    expect(of({ nextSteps: 75 })).toMatchObject({ items: steps, folded: 0, total: 300 });
  });

  it('set apart what is snoozed, until it wakes', () => {
    const snoozed = { ...step, id: 'n2', snoozedUntil: '2026-11-19T02:00:00.000Z' };
    const of = (now: number) =>
      sectionsOf({ ...answer, nextSteps: [step, snoozed], counts: { nextSteps: 2 } }, now).find(
        ({ name }) => name === 'nextSteps',
      );
    expect(of(NOW)).toMatchObject({ items: [{ id: 'n1' }], hidden: [{ id: 'n2' }], total: 2 });
    expect(of(NOW + 3_600_000)).toMatchObject({ hidden: [], total: 2 });
  });

  it('tell how many there are when not all are sent', () => {
    const [overdue] = sectionsOf({ ...answer, overdue: [contact], counts: { overdue: 431 } }, NOW);
    expect(overdue).toMatchObject({ total: 431 });
  });

  it('tell each thing once: what comes is not what stands above', () => {
    const coming = {
      type: 'coming' as const,
      on: '2026-11-21',
      title: '',
      detail: '',
      stakeholderId: 's1',
      route: '',
    };
    const sections = sectionsOf(
      {
        ...answer,
        thisWeek: [contact],
        coming: [
          { ...coming, kind: 'contact', id: 's1:any' },
          { ...coming, kind: 'contact', id: 's1:face-to-face' },
          { ...coming, kind: 'birthday', id: 'p1' },
        ],
        counts: { thisWeek: 1, coming: 3 },
      },
      NOW,
    );
    expect(sections.at(-1)).toMatchObject({ total: 2, items: [{ id: 's1:face-to-face' }, { id: 'p1' }] });
  });

  it('are quiet when nothing but coming days is in them', () => {
    expect(isQuiet(sectionsOf(answer, NOW))).toBe(true);
    expect(isQuiet(sectionsOf({ ...answer, nextSteps: [step] }, NOW))).toBe(false);
  });
});

describe('snoozing', () => {
  const now = Temporal.ZonedDateTime.from('2026-11-19T16:20[Asia/Shanghai]');

  it('for an hour, or until a morning with its digest', () => {
    expect(snoozedUntil('hour', now, '08:30')).toBe('2026-11-19T09:20:00.000Z');
    expect(snoozedUntil('tomorrow', now, '08:30')).toBe('2026-11-20T00:30:00Z');
    expect(snoozedUntil('monday', now, '08:30')).toBe('2026-11-23T00:30:00Z');
  });

  it('on a Monday means the next one', () =>
    expect(snoozedUntil('monday', now.with({ day: 23 }), '08:30')).toBe('2026-11-30T00:30:00Z'));

  it('keeps the hour over the end of summer time', () => {
    const before = Temporal.ZonedDateTime.from('2026-10-31T12:00[America/New_York]');
    expect(snoozedUntil('tomorrow', before, '08:30')).toBe('2026-11-01T13:30:00Z');
  });

  it('is of a stakeholder’s slot, a step, a case', () => {
    expect(subjectOf(contact)).toEqual({ kind: 'contact', id: 's1', slot: 'any' });
    expect(subjectOf(step)).toEqual({ kind: 'next-step', id: 'n1' });
  });
});

describe('days as a person names them', () => {
  const zh = createI18n('zh-CN').t;
  const en = createI18n('en').t;
  it.each([
    ['2026-11-19', '今天', 'Today'],
    ['2026-11-20', '明天', 'Tomorrow'],
    ['2026-11-25', '2026-11-25 周三', '2026-11-25 Wed'],
    ['2027-01-01', '2027-01-01 周五', '2027-01-01 Fri'],
  ])('%s', (on, chinese, english) => {
    expect(nearDayText(zh, on, '2026-11-19', 'zh-CN')).toBe(chinese);
    expect(nearDayText(en, on, '2026-11-19', 'en')).toBe(english);
  });

  it('and how far off they are', () => {
    expect(awayText(zh, '2026-11-24', '2026-11-19')).toBe('5 天后');
    expect(awayText(en, '2026-11-24', '2026-11-19')).toBe('in 5 days');
    expect(headlineDate('2026-11-22', 'zh-CN')).toEqual({ date: '2026-11-22', weekday: '星期日' });
    expect(headlineDate('2026-11-22', 'en')).toEqual({ date: '2026-11-22', weekday: 'Sunday' });
  });
});
