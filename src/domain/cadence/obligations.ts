import type { StakeholderKind, Tier } from '../stakeholders.ts';
import { addInterval, type Interval, stepsUntil } from './interval.ts';
import { type ActiveRule, type CadencePolicyVersion, policyOn, ruleFor, type Subject } from './policy.ts';
import { type Contact, counts, SLOTS, type Slot } from './slots.ts';

/** What a stakeholder was from a day on, until the next such day. */
export type HistoryEntry = Omit<Subject, 'stakeholderId'> & { fromOn: string; ownerId: string | null };

/** Ascending by `fromOn`, one entry a day. */
export type StakeholderHistory = { stakeholderId: string; entries: readonly HistoryEntry[] };

export type Obligation = {
  slot: Slot;
  /** The day counted from: with `dueOn` it tells which obligation this is. */
  anchorOn: string;
  dueOn: string;
  outcome: 'made' | 'missed' | 'open';
  /** `made`: the day of the contact; `missed` and `open`: the due day. The obligation belongs to the period of this day. */
  onDay: string;
  ruleId: string;
  /** As they were on `onDay`. */
  kind: StakeholderKind;
  tier: Tier;
  ownerId: string | null;
};

/** A stretch of days [from, to) on which neither the stakeholder nor the policy changed. `to` null: until further notice. */
type Stretch = {
  from: string;
  to: string | null;
  entry: HistoryEntry;
  /** The day it last became active. */
  activeFrom: string;
  rules: CadencePolicyVersion['policy']['rules'];
};

function stretches(history: StakeholderHistory, versions: readonly CadencePolicyVersion[]): Stretch[] {
  const { entries } = history;
  const first = entries[0];
  if (first === undefined) return [];
  const days = [
    ...new Set([...entries.map((e) => e.fromOn), ...versions.map((v) => v.effectiveFrom)]),
  ].filter((day) => day >= first.fromOn);
  days.sort();
  const found: Stretch[] = [];
  let wasActive = false;
  let activeFrom = first.fromOn;
  for (const [i, from] of days.entries()) {
    const entry = entries.findLast((e) => e.fromOn <= from) ?? first;
    const active = entry.status === 'active';
    if (active && !wasActive) activeFrom = from;
    wasActive = active;
    const rules = policyOn(versions, from)?.rules ?? [];
    found.push({ from, to: days[i + 1] ?? null, entry, activeFrom, rules });
  }
  return found;
}

/** The due days anchor + k · interval (k ≥ 1) in [from, to). */
function* dueDays(anchorOn: string, every: Interval, from: string, to: string): Generator<string> {
  for (let k = stepsUntil(anchorOn, every, from); ; k += 1) {
    const dueOn = addInterval(anchorOn, every, k);
    if (dueOn >= to) return;
    yield dueOn;
  }
}

const dayAfter = (day: string) => addInterval(day, { n: 1, unit: 'day' });

function inStretch(
  stretch: Stretch,
  rule: ActiveRule,
  contacts: readonly Contact[],
  today: string,
): Obligation[] {
  const { from, to, entry, activeFrom } = stretch;
  const { every, slot } = rule;
  const contactDays = [
    ...new Set(contacts.filter((c) => c.on <= today && counts(c, slot, rule.channels)).map((c) => c.on)),
  ].sort();
  let anchorOn = contactDays.findLast((day) => day < from) ?? activeFrom;
  const found: Obligation[] = [];
  const add = (outcome: Obligation['outcome'], dueOn: string, onDay = dueOn) =>
    found.push({
      slot,
      anchorOn,
      dueOn,
      outcome,
      onDay,
      ruleId: rule.id,
      kind: entry.kind,
      tier: entry.tier,
      ownerId: entry.ownerId,
    });

  let next = from;
  for (const day of contactDays) {
    if (day < from || (to !== null && day >= to)) continue;
    for (const dueOn of dueDays(anchorOn, every, next, day)) add('missed', dueOn);
    add('made', addInterval(anchorOn, every, stepsUntil(anchorOn, every, day)), day);
    anchorOn = day;
    next = dayAfter(day);
  }
  const end = to !== null && to <= today ? to : today;
  for (const dueOn of dueDays(anchorOn, every, next, end)) add('missed', dueOn);
  const stillOn = from <= today && (to === null || to > today);
  if (stillOn) {
    const open = next > today ? next : today;
    add('open', addInterval(anchorOn, every, stepsUntil(anchorOn, every, open)));
  }
  return found;
}

/**
 * Every obligation of one stakeholder up to `today`: made, missed, and the one still open in each slot.
 *
 * A day is a due day when it is anchor + k · interval under the rule in force on that day, the anchor being the last
 * counting contact before it (or the day of becoming active). A due day without a contact up to and on it is missed, once
 * it has passed. A contact makes the next due day, early or on time, and is the new anchor. docs/formulas.md has examples.
 */
export function obligations(
  history: StakeholderHistory,
  contacts: readonly Contact[],
  versions: readonly CadencePolicyVersion[],
  today: string,
): Obligation[] {
  return stretches(history, versions)
    .filter((stretch) => stretch.from <= today)
    .flatMap((stretch) =>
      SLOTS.flatMap((slot) => {
        const rule = ruleFor(stretch.rules, slot, { ...stretch.entry, stakeholderId: history.stakeholderId });
        return rule === null ? [] : inStretch(stretch, rule, contacts, today);
      }),
    );
}

/** made ÷ (made + missed), or null when nothing was owed. */
export function compliance(of: readonly Pick<Obligation, 'outcome'>[]): number | null {
  const made = of.filter((o) => o.outcome === 'made').length;
  const missed = of.filter((o) => o.outcome === 'missed').length;
  return made + missed === 0 ? null : made / (made + missed);
}
