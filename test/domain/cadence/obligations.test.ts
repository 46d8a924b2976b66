import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../src/domain/cadence/history.ts';
import { addInterval, type Interval } from '../../../src/domain/cadence/interval.ts';
import { compliance, obligations } from '../../../src/domain/cadence/obligations.ts';
import type { CadencePolicyVersion } from '../../../src/domain/cadence/policy.ts';
import type { Contact } from '../../../src/domain/cadence/slots.ts';
import { addDays } from '../../../src/domain/calendars/days.ts';

const month: Interval = { n: 1, unit: 'month' };
const quarter: Interval = { n: 1, unit: 'quarter' };
const version = (effectiveFrom: string, key: Interval | 'off'): CadencePolicyVersion => ({
  effectiveFrom,
  policy: {
    organisationObligations: [],
    rules: [
      { id: 'key', slot: 'any', kinds: ['customer'], tiers: ['key'], every: key },
      { id: 'general', slot: 'any', kinds: ['customer'], tiers: ['general'], every: quarter },
    ],
  },
});
const MONTHLY = [version('2000-01-01', month)];

const entry = (fromOn: string, rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  fromOn,
  kind: 'customer',
  tier: 'key',
  status: 'active',
  tags: [],
  owner: 1,
  ...rest,
});
const contact = (on: string): Contact => ({ on, channel: 'phone', purpose: null, effective: true });

function judged(
  entries: HistoryEntry[],
  contacts: string[],
  today: string,
  versions: readonly CadencePolicyVersion[] = MONTHLY,
) {
  const history = { stakeholderId: 'a', activeFrom: entries[0]?.fromOn ?? today, entries };
  return obligations(history, contacts.map(contact), versions, today);
}
/** `missed 2026-02-28`, `made 2026-02-15 on 2026-02-03`: the form of docs/formulas.md. */
const told = (...args: Parameters<typeof judged>) =>
  judged(...args).map(({ outcome, dueOn, onDay }) =>
    outcome === 'made' ? `made ${dueOn} on ${onDay}` : `missed ${dueOn}`,
  );

describe('the worked examples of docs/formulas.md', () => {
  it('1: never contacted since 31 January, every month', () => {
    expect(told([entry('2026-01-31')], [], '2026-05-15')).toEqual([
      'missed 2026-02-28',
      'missed 2026-03-31',
      'missed 2026-04-30',
    ]);
    expect(told([entry('2024-01-31')], [], '2024-03-30')).toEqual(['missed 2024-02-29']);
  });

  it('2: a due day is missed only when it has passed', () => {
    expect(told([entry('2026-01-15')], [], '2026-02-15')).toEqual([]);
    expect(told([entry('2026-01-15')], [], '2026-02-16')).toEqual(['missed 2026-02-15']);
  });

  it('3: early and on time', () => {
    expect(told([entry('2026-01-15')], ['2026-02-03', '2026-03-03'], '2026-03-31')).toEqual([
      'made 2026-02-15 on 2026-02-03',
      'made 2026-03-03 on 2026-03-03',
    ]);
  });

  it('4: late', () => {
    const of = judged([entry('2026-01-15')], ['2026-04-20'], '2026-05-20');
    expect(told([entry('2026-01-15')], ['2026-04-20'], '2026-05-20')).toEqual([
      'missed 2026-02-15',
      'missed 2026-03-15',
      'missed 2026-04-15',
      'made 2026-05-15 on 2026-04-20',
    ]);
    expect(compliance(of)).toBe(0.25);
  });

  it('5: two contacts on one day, and two that lead to one due day', () => {
    expect(told([entry('2026-01-15')], ['2026-02-03', '2026-02-03'], '2026-02-20')).toEqual([
      'made 2026-02-15 on 2026-02-03',
    ]);
    expect(told([entry('2026-01-30')], ['2026-01-31'], '2026-04-01')).toEqual([
      'made 2026-02-28 on 2026-01-31',
      'missed 2026-03-31',
    ]);
  });

  it('6: a general customer becomes a key customer', () => {
    const entries = [entry('2025-10-01', { tier: 'general' }), entry('2026-02-20')];
    const of = judged(entries, ['2026-01-10', '2026-03-25'], '2026-04-01').filter(
      (o) => o.onDay >= '2026-02-01',
    );
    expect(of.map(({ tier, outcome, dueOn }) => `${tier} ${outcome} ${dueOn}`)).toEqual([
      'key missed 2026-03-10',
      'key made 2026-04-10',
    ]);
  });

  it('7: a new policy takes effect', () => {
    const versions = [...MONTHLY, version('2026-03-01', { n: 2, unit: 'week' })];
    expect(told([entry('2026-01-15')], ['2026-02-10', '2026-03-12'], '2026-03-20', versions)).toEqual([
      'made 2026-02-15 on 2026-02-10',
      'missed 2026-03-10',
      'made 2026-03-24 on 2026-03-12',
    ]);
  });

  it('8: ended, and active again', () => {
    const entries = [entry('2025-01-10'), entry('2025-05-01', { status: 'ended' }), entry('2026-01-05')];
    expect(told(entries, ['2025-02-05', '2025-03-05'], '2026-02-28')).toEqual([
      'made 2025-02-10 on 2025-02-05',
      'made 2025-03-05 on 2025-03-05',
      'missed 2025-04-05',
      'missed 2026-01-05',
      'missed 2026-02-05',
    ]);
    const never = told(entries, [], '2026-02-28').filter((line) => line >= 'missed 2026');
    expect(never).toEqual(['missed 2026-02-05']);
  });

  it('9: another owner takes over', () => {
    const entries = [entry('2026-01-15'), entry('2026-03-01', { owner: 2 })];
    expect(judged(entries, [], '2026-04-01').map(({ owner, dueOn }) => [owner, dueOn])).toEqual([
      [1, '2026-02-15'],
      [2, '2026-03-15'],
    ]);
  });

  it('nothing was owed: no compliance', () => {
    expect(compliance(judged([entry('2026-01-15')], [], '2026-02-01'))).toBeNull();
    expect(judged([], ['2026-01-01'], '2026-02-01')).toEqual([]);
    const off = [version('2000-01-01', 'off')];
    expect(judged([entry('2026-01-15')], [], '2026-12-01', off)).toEqual([]);
  });
});

const FIRST = '2025-01-01';
const anyDay = fc.integer({ min: 0, max: 500 }).map((n) => addDays(FIRST, n));
const anyInterval = fc.constantFrom<Interval>(month, quarter, { n: 1, unit: 'week' }, { n: 10, unit: 'day' });
const distinctBy = <T>(key: (value: T) => string) => ({ selector: key, maxLength: 5 });
const anyEntries = fc
  .uniqueArray(
    fc.record({
      fromOn: anyDay,
      tier: fc.constantFrom('key' as const, 'general' as const),
      status: fc.constantFrom('active' as const, 'active' as const, 'ended' as const),
    }),
    { minLength: 1, ...distinctBy((e: { fromOn: string }) => e.fromOn) },
  )
  .map((all) => all.sort((a, b) => a.fromOn.localeCompare(b.fromOn)).map((e) => entry(e.fromOn, e)));
const anyVersions = fc
  .uniqueArray(
    fc.record({ from: anyDay, every: fc.oneof(anyInterval, fc.constant('off' as const)) }),
    distinctBy((v) => v.from),
  )
  .map((all) =>
    [version('2000-01-01', month), ...all.map((v) => version(v.from, v.every))].sort((a, b) =>
      a.effectiveFrom.localeCompare(b.effectiveFrom),
    ),
  );
const anyStory = fc.record({
  entries: anyEntries,
  contacts: fc.array(anyDay, { maxLength: 15 }),
  versions: anyVersions,
  today: anyDay,
});

/** The definition, day by day, with nothing clever. */
function dayByDay({
  entries,
  contacts,
  versions,
  today,
}: typeof anyStory extends fc.Arbitrary<infer S> ? S : never) {
  const lines: string[] = [];
  const done = new Set<string>();
  let started: string | null = null;
  for (let day = entries[0]?.fromOn ?? today; day <= today; day = addDays(day, 1)) {
    const now = entries.findLast((e) => e.fromOn <= day);
    if (now?.status !== 'active') started = null;
    else started ??= day;
    if (now === undefined || started === null) continue;
    const policy = versions.findLast((v) => v.effectiveFrom <= day)?.policy;
    const every = policy?.rules.find((rule) => rule.tiers?.includes(now.tier))?.every;
    if (every === undefined || every === 'off') continue;
    const anchor =
      contacts
        .filter((on) => on < day)
        .sort()
        .at(-1) ?? started;
    let k = 1;
    while (addInterval(anchor, every, k) < day) k += 1;
    const dueOn = addInterval(anchor, every, k);
    if (done.has(dueOn)) continue;
    if (contacts.includes(day)) lines.push(`made ${dueOn} on ${day}`);
    else if (dueOn === day && day < today) lines.push(`missed ${day}`);
    else continue;
    done.add(dueOn);
  }
  return lines;
}

describe('whatever happens', () => {
  it('every day is judged by the definition', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        expect(told(story.entries, story.contacts, story.today, story.versions)).toEqual(dayByDay(story));
      }),
      { numRuns: 300 },
    );
  });

  it('what is decided stays decided as days go by', () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 0, max: 200 }), ({ entries, contacts, versions, today }, n) => {
        const now = told(entries, contacts, today, versions);
        const later = told(entries, contacts, addDays(today, n), versions);
        expect(later.slice(0, now.length)).toEqual(now);
      }),
    );
  });

  it('the order in which contacts were logged makes no difference', () => {
    fc.assert(
      fc.property(anyStory, ({ entries, contacts, versions, today }) => {
        const backwards = [...contacts].reverse();
        expect(told(entries, backwards, today, versions)).toEqual(told(entries, contacts, today, versions));
      }),
    );
  });
});
