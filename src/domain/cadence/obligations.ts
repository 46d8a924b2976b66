import { addDays } from '../calendars/days.ts';
import type { StakeholderKind, Tier } from '../stakeholders.ts';
import { activeSince, type HistoryEntry, type StakeholderHistory } from './history.ts';
import { addInterval, type Interval, stepsUntil } from './interval.ts';
import { type ActiveRule, type CadencePolicyVersion, type CadenceRule, policyOn, ruleFor } from './policy.ts';
import { type Contact, counts, SLOTS, type Slot } from './slots.ts';

/** One that is decided; those still open are the due dates of `due.ts`. Slot and due day tell which one it is. */
export type Obligation = {
  slot: Slot;
  dueOn: string;
  outcome: 'made' | 'missed';
  /** The day that counts it: of the contact that made it, or the due day that was missed. */
  onDay: string;
  /** As they were on `onDay`. */
  kind: StakeholderKind;
  tier: Tier;
  owner: number | null;
};

/** Days [from, to) on which neither the stakeholder nor the policy changed. */
type Stretch = {
  from: string;
  to: string;
  entry: HistoryEntry;
  activeFrom: string;
  rules: readonly CadenceRule[];
};

/** The stretches up to and with `today`, in order. */
function stretches(
  history: StakeholderHistory,
  versions: readonly CadencePolicyVersion[],
  today: string,
): Stretch[] {
  const tomorrow = addDays(today, 1);
  const { entries } = history;
  const start = entries[0]?.fromOn ?? tomorrow;
  const changes = [
    ...entries.map((entry) => entry.fromOn),
    ...versions.map((version) => version.effectiveFrom),
  ];
  const days = [...new Set(changes)].filter((day) => day >= start && day < tomorrow).sort();
  return days.flatMap((from, i) => {
    const entry = entries.findLast((one) => one.fromOn <= from);
    if (entry === undefined) return [];
    const rules = policyOn(versions, from)?.rules ?? [];
    return { from, to: days[i + 1] ?? tomorrow, entry, activeFrom: activeSince(history, from), rules };
  });
}

/** The due days anchor + k · interval (k ≥ 1) in [from, to). */
function* dueDays(anchorOn: string, every: Interval, from: string, to: string): Generator<string> {
  for (let k = stepsUntil(anchorOn, every, from); ; k += 1) {
    const dueOn = addInterval(anchorOn, every, k);
    if (dueOn >= to) return;
    yield dueOn;
  }
}

/** `contacts` ascend and are none of the future; a day of two contacts is one. */
function inStretch(
  { from, to, entry, activeFrom }: Stretch,
  { slot, every, channels }: ActiveRule,
  contacts: readonly Contact[],
  today: string,
): Obligation[] {
  const { kind, tier, owner } = entry;
  const days = [...new Set(contacts.filter((c) => counts(c, slot, channels)).map((c) => c.on))];
  const obligations: Obligation[] = [];
  const miss = (anchorOn: string, since: string, until: string) => {
    for (const dueOn of dueDays(anchorOn, every, since, until))
      obligations.push({ slot, dueOn, outcome: 'missed', onDay: dueOn, kind, tier, owner });
  };

  let anchorOn = days.findLast((day) => day < from) ?? activeFrom;
  let since = from;
  for (const onDay of days) {
    if (onDay < from || onDay >= to) continue;
    if (onDay < anchorOn) {
      // Contacted before it was entered: nothing was owed yet, and from here on it is.
      anchorOn = onDay;
      since = addDays(onDay, 1);
      continue;
    }
    miss(anchorOn, since, onDay);
    const dueOn = addInterval(anchorOn, every, stepsUntil(anchorOn, every, onDay));
    obligations.push({ slot, dueOn, outcome: 'made', onDay, kind, tier, owner });
    anchorOn = onDay;
    since = addDays(onDay, 1);
  }
  miss(anchorOn, since, to < today ? to : today);
  return obligations;
}

/** The first of each slot and due day: after 30 January, a contact on the 31st leads to 28 February once more. */
function once(all: readonly Obligation[]): Obligation[] {
  const seenKeys = new Set<string>();
  return all.filter(({ slot, dueOn }) => {
    const key = `${slot} ${dueOn}`;
    return seenKeys.size < seenKeys.add(key).size;
  });
}

/**
 * Every decided obligation of one stakeholder up to `today`.
 *
 * A day is a due day when it is anchor + k · interval under the rule in force on that day, the anchor being the last
 * counting contact before it (or the day of becoming active). It is missed once it has passed without a contact since the
 * due day before. A contact makes the next due day, early or on time, and is the new anchor. docs/formulas.md has examples.
 */
export function obligations(
  history: StakeholderHistory,
  contacts: readonly Contact[],
  versions: readonly CadencePolicyVersion[],
  today: string,
): Obligation[] {
  const past = contacts.filter((contact) => contact.on <= today).sort((a, b) => (a.on < b.on ? -1 : 1));
  const all = stretches(history, versions, today).flatMap((stretch) =>
    SLOTS.flatMap((slot) => {
      const rule = ruleFor(stretch.rules, slot, { ...stretch.entry, stakeholderId: history.stakeholderId });
      return rule === null ? [] : inStretch(stretch, rule, past, today);
    }),
  );
  return once(all);
}

/** made ÷ (made + missed), or null when nothing was owed. */
export function compliance(of: readonly Pick<Obligation, 'outcome'>[]): number | null {
  return of.length === 0 ? null : of.filter((one) => one.outcome === 'made').length / of.length;
}
