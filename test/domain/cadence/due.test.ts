import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DueSubject, dueItems } from '../../../src/domain/cadence/due.ts';
import { addInterval } from '../../../src/domain/cadence/interval.ts';
import { nextDue } from '../../../src/domain/cadence/next-due.ts';
import { organisationDue } from '../../../src/domain/cadence/organisation.ts';
import { type CadenceRule, defaultCadencePolicy } from '../../../src/domain/cadence/policy.ts';
import { cadencePolicyContent, parseCadencePolicy } from '../../../src/domain/cadence/policy-content.ts';
import type { Contact } from '../../../src/domain/cadence/slots.ts';

const POLICY = defaultCadencePolicy();

const keyCustomer: DueSubject = {
  stakeholderId: 'a',
  kind: 'customer',
  tier: 'key',
  status: 'active',
  tags: [],
  activeFrom: '2026-01-31',
};
const contact = (on: string, rest: Partial<Contact> = {}): Contact => ({
  on,
  channel: 'phone',
  purpose: null,
  effective: true,
  ...rest,
});
const everyDayWorks = (day: string) => day;
const due = (subject: DueSubject, contacts: Contact[], today: string, rules: CadenceRule[] = []) =>
  dueItems(subject, contacts, { ...POLICY, rules: [...POLICY.rules, ...rules] }, today, everyDayWorks);
const slots = (items: ReturnType<typeof due>) =>
  Object.fromEntries(items.map((item) => [item.slot, item.dueOn]));

describe('the default policy asks', () => {
  it('a key customer: any contact and a call every month, a meeting every quarter', () => {
    expect(slots(due(keyCustomer, [], '2026-01-31'))).toEqual({
      any: '2026-02-28',
      'face-to-face': '2026-04-30',
      'phone-email': '2026-02-28',
    });
  });

  it('a general customer and a general supplier: a contact every quarter', () => {
    const general = { ...keyCustomer, tier: 'general' } as const;
    expect(slots(due(general, [], '2026-01-31'))).toEqual({ any: '2026-04-30' });
    expect(slots(due({ ...general, kind: 'supplier' }, [], '2026-01-31'))).toEqual({ any: '2026-04-30' });
  });

  it('a core partner: a progress sync every week, a business review every month', () => {
    const core = { ...keyCustomer, kind: 'partner', tags: ['core'] } as const;
    expect(slots(due(core, [], '2026-01-31'))).toEqual({
      'progress-sync': '2026-02-07',
      'business-review': '2026-02-28',
    });
  });

  it('nothing of a community or of one that is not active', () => {
    expect(due({ ...keyCustomer, kind: 'community' }, [], '2026-02-01')).toEqual([]);
    expect(due({ ...keyCustomer, status: 'ended' }, [], '2026-02-01')).toEqual([]);
  });

  it('and reads back from its stored form', () => {
    const content: unknown = JSON.parse(JSON.stringify(cadencePolicyContent(POLICY)));
    expect(parseCadencePolicy(content)).toEqual({ ok: true, value: POLICY });
  });

  it('a policy that makes no sense is refused field by field', () => {
    const rule = { id: 'x', slot: 'any', every: 'often' };
    const refused = parseCadencePolicy({ rules: [rule], organisationObligations: [] });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'invalid', issues: [{ path: 'rules.0.every' }] },
    });
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof parseCadencePolicy(value).ok === 'boolean'));
  });
});

describe('what counts as a contact', () => {
  it('an attempt does not, nor one dated tomorrow', () => {
    const contacts = [contact('2026-02-10', { effective: false }), contact('2026-02-21')];
    const [any] = due(keyCustomer, contacts, '2026-02-20');
    expect(any).toMatchObject({ anchor: 'start', state: 'never-contacted', dueOn: '2026-02-28' });
  });

  it('a visit is a meeting but no call; a video call is a contact but neither', () => {
    const contacts = [
      contact('2026-02-10', { channel: 'visit' }),
      contact('2026-02-12', { channel: 'video' }),
    ];
    expect(slots(due(keyCustomer, contacts, '2026-02-20'))).toEqual({
      any: '2026-03-12',
      'face-to-face': '2026-05-10',
      'phone-email': '2026-02-28',
    });
  });

  it('a sync is known by its purpose', () => {
    const core = { ...keyCustomer, kind: 'partner', tags: ['core'] } as const;
    const contacts = [
      contact('2026-02-10', { channel: 'video', purpose: 'progress-sync' }),
      contact('2026-02-12'),
    ];
    expect(slots(due(core, contacts, '2026-02-13'))).toMatchObject({ 'progress-sync': '2026-02-17' });
  });

  it('one before the stakeholder became active does', () => {
    expect(due(keyCustomer, [contact('2026-01-10')], '2026-02-01')[0]).toMatchObject({
      anchorOn: '2026-01-10',
      dueOn: '2026-02-10',
    });
  });
});

describe('within a slot the most specific rule wins', () => {
  const rule = (id: string, rest: Partial<CadenceRule>): CadenceRule => ({
    id,
    slot: 'any',
    every: 'off',
    ...rest,
  });
  const anyOf = (tags: string[], rules: CadenceRule[]) =>
    due({ ...keyCustomer, tags }, [], '2026-02-01', rules).find((item) => item.slot === 'any');

  it('a tag before kind and tier, the stakeholder before the tag', () => {
    const weekly = rule('vip', { tag: 'vip', every: { n: 1, unit: 'week' } });
    const own = rule('own', { stakeholderId: 'a', every: { n: 2, unit: 'week' } });
    expect(anyOf(['vip'], [weekly])?.ruleId).toBe('vip');
    expect(anyOf(['vip'], [weekly, own])?.ruleId).toBe('own');
    expect(anyOf([], [weekly])?.ruleId).toBe('key-customer-any');
  });

  it('an exception switches one slot off and leaves the others', () => {
    const items = due(keyCustomer, [], '2026-02-01', [rule('quiet', { stakeholderId: 'a' })]);
    expect(items.map((item) => item.slot)).toEqual(['face-to-face', 'phone-email']);
  });

  it('of equals the shorter interval, and off before both, in whatever order they stand', () => {
    const weekly = rule('weekly', { tag: 'vip', every: { n: 1, unit: 'week' } });
    const daily = rule('daily', { tag: 'watch', every: { n: 3, unit: 'day' } });
    const off = rule('off', { tag: 'quiet' });
    expect(anyOf(['vip', 'watch'], [weekly, daily])?.ruleId).toBe('daily');
    expect(anyOf(['vip', 'watch'], [daily, weekly])?.ruleId).toBe('daily');
    expect(anyOf(['vip', 'quiet'], [off, weekly])).toBeUndefined();
    expect(anyOf(['vip', 'quiet'], [weekly, off])).toBeUndefined();
  });
});

describe('a due date', () => {
  const last = [contact('2026-01-31')];
  it('is upcoming, due today, overdue; several missed periods are one item', () => {
    expect(due(keyCustomer, last, '2026-02-27')[0]).toMatchObject({ state: 'upcoming', daysOverdue: 0 });
    expect(due(keyCustomer, last, '2026-02-28')[0]).toMatchObject({ state: 'due-today', missedPeriods: 0 });
    expect(due(keyCustomer, last, '2026-03-01')[0]).toMatchObject({
      state: 'overdue',
      daysOverdue: 1,
      missedPeriods: 1,
    });
    // 28 Feb, 31 Mar and 30 Apr have passed; 31 May has not.
    expect(due(keyCustomer, last, '2026-05-31')[0]).toMatchObject({ dueOn: '2026-02-28', missedPeriods: 3 });
  });

  it('counts no period as missed that passed before the stakeholder was active', () => {
    const returned = { ...keyCustomer, activeFrom: '2026-04-01' };
    expect(due(returned, last, '2026-05-31')[0]).toMatchObject({ dueOn: '2026-02-28', missedPeriods: 1 });
  });

  it('is announced on the working day before', () => {
    const weekdays = (day: string): string =>
      [0, 6].includes(new Date(day).getUTCDay()) ? weekdays(addInterval(day, { n: -1, unit: 'day' })) : day;
    const [any] = dueItems(keyCustomer, last, POLICY, '2026-02-20', weekdays);
    expect(any).toMatchObject({ dueOn: '2026-02-28', announceOn: '2026-02-27' });
    expect(any?.why.map((m) => m.key.split('.').at(-1))).toEqual([
      'kindAndTier',
      'source',
      'lastContact',
      'due',
      'clamped',
      'shifted',
    ]);
  });

  it('after a last contact tells its anchor, interval and clamp', () => {
    const { due: day, steps } = nextDue('2024-01-31', { n: 1, unit: 'month' });
    expect(day).toBe('2024-02-29');
    expect(steps).toEqual([
      { key: 'cadence:step.anchor', params: { last: '2024-01-31' } },
      { key: 'cadence:step.add', params: { last: '2024-01-31', every: 'one.month', n: 1 } },
      { key: 'cadence:step.clamped', params: { day: 31, month: '2024-02', due: '2024-02-29' } },
      { key: 'cadence:step.due', params: { due: '2024-02-29' } },
    ]);
  });

  it('of the organisation counts from the last gathering', () => {
    const [gathering] = POLICY.organisationObligations;
    if (gathering === undefined) throw new Error('no gathering');
    expect(organisationDue(gathering, '2025-03-20', '2024-01-01', '2026-04-01')).toMatchObject({
      dueOn: '2026-03-20',
      daysOverdue: 12,
    });
    expect(organisationDue(gathering, null, '2026-01-01', '2026-04-01').dueOn).toBe('2027-01-01');
  });

  it('never comes earlier for one more contact', () => {
    const day = fc
      .integer({ min: 0, max: 800 })
      .map((n) => addInterval('2025-01-01', { n: 1, unit: 'day' }, n));
    fc.assert(
      fc.property(fc.array(day), day, day, (days, extra, today) => {
        const before = slots(
          due(
            keyCustomer,
            days.map((on) => contact(on)),
            today,
          ),
        );
        const after = slots(
          due(
            keyCustomer,
            [...days, extra].map((on) => contact(on)),
            today,
          ),
        );
        // The first contact may lie before the day of becoming active.
        if (days.some((on) => on <= today))
          for (const [slot, dueOn] of Object.entries(before)) expect((after[slot] ?? '') >= dueOn).toBe(true);
      }),
    );
  });
});
