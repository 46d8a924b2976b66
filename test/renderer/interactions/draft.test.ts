import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { changedFields } from '../../../src/renderer/drafts/changes.ts';
import {
  fieldsOf,
  hasWriting,
  newDraft,
  nextStepOf,
  problemsOf,
} from '../../../src/renderer/interactions/log/draft.ts';

const who = [{ id: 's', name: '华东机电' }];
const now = Temporal.PlainDateTime.from('2026-11-22T09:30');

describe('writing down an interaction', () => {
  it('starts from what is due', () => {
    expect(newDraft(now, [])).toMatchObject({ channel: 'phone', purpose: null, effective: true });
    expect(newDraft(now, who, { slot: 'face-to-face' })).toMatchObject({
      who,
      channel: 'meeting',
    });
    expect(newDraft(now, [], { slot: 'progress-sync' })).toMatchObject({
      channel: 'meeting',
      purpose: 'progress-sync',
    });
  });

  it('needs somebody and a time, and a promise needs its day', () => {
    const draft = newDraft(now, []);
    expect(problemsOf({ ...draft, at: null })).toEqual(['who', 'when']);
    const ready = { ...draft, who };
    expect(problemsOf(ready)).toEqual([]);
    expect(problemsOf({ ...ready, nextStep: '寄样品' })).toEqual(['nextStepOn']);
    expect(problemsOf({ ...ready, nextStepOn: now })).toEqual(['nextStep']);
  });

  it('sends the instant of the wall time in the user’s zone', () => {
    expect(fieldsOf(newDraft(now, who), now, 'Asia/Shanghai').at).toBe('2026-11-22T01:30:00.000Z');
    expect(fieldsOf(newDraft(now, who), now, 'America/New_York').at).toBe('2026-11-22T14:30:00.000Z');
  });

  it('promises only what was said', () => {
    expect(nextStepOf(newDraft(now, []))).toBeUndefined();
    expect(nextStepOf({ ...newDraft(now, who), nextStep: ' 寄样品 ', nextStepOn: now })).toEqual({
      text: '寄样品',
      dueOn: '2026-11-22',
    });
  });

  it('asks before it throws written words away', () => {
    const draft = newDraft(now, who, { summary: '生日问候' });
    expect(hasWriting(changedFields(draft, { ...draft, channel: 'wechat' }))).toBe(false);
    expect(hasWriting(changedFields(draft, { ...draft, summary: '生日问候，聊了新品' }))).toBe(true);
    expect(hasWriting(changedFields(draft, { ...draft, summary: '' }))).toBe(true);
  });
});
