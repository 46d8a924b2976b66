import { type DueItem, dueItem, nextDues } from '../../domain/cadence/due.ts';
import { activeSince, subjectOn } from '../../domain/cadence/history.ts';
import { type CadenceRule, policyOn } from '../../domain/cadence/policy.ts';
import { workingDayOnOrBefore } from '../../domain/calendars/calendar.ts';
import { activeCalendar } from '../calendars/active.ts';
import type { Db } from '../db/open.ts';
import { cadenceLog } from './log.ts';
import { cadenceRules } from './rules.ts';
import type { cadenceStore, DueRow } from './store.ts';

type Store = ReturnType<typeof cadenceStore>;
/** A due date of somebody, as of some day. */
export type DueEntry = {
  of: Omit<DueRow, 'row' | 'due' | 'announceOn'>;
  item: DueItem;
  rule: CadenceRule | undefined;
};

/** Due dates as of the present: what is stored, with its explanation. */
export function dueNow(db: Db, zone: string, on: string): (row: DueRow) => DueEntry {
  const log = cadenceLog(db, zone);
  const rules = cadenceRules(db, zone);
  return ({ row, due, announceOn, ...of }) => {
    const history = log.history(row);
    const activeFrom = history === null ? due.anchorOn : activeSince(history, on);
    const rule = policyOn(rules.of(row), on)?.rules.find(({ id }) => id === due.ruleId);
    return { of, rule, item: dueItem(due, rule, { ...of, activeFrom }, announceOn, on) };
  };
}

/**
 * Due dates by a day as of another day than today, computed from the log, the most urgent first: by the rules, and as what
 * everybody is, on that day, and by the contacts until then; of a day to come, by those known by now.
 * @param owners rows of the owners asked for; undefined: everybody's
 */
export function dueAsOf(
  db: Db,
  store: Store,
  { now, zone }: { now: number; zone: string },
  on: string,
  by: string,
  owners: ReadonlySet<number | null> | undefined,
): DueEntry[] {
  const log = cadenceLog(db, zone);
  const rules = cadenceRules(db, zone);
  const calendar = activeCalendar(db);
  const items: DueEntry[] = [];
  for (const { row, name, ownerName } of store.subjects()) {
    const history = log.history(row);
    const subject = history && subjectOn(history, on);
    const policy = policyOn(rules.of(row), on);
    if (subject === null || policy === null || (owners && !owners.has(subject.owner))) continue;
    for (const due of nextDues(subject, log.contacts(row, now), policy, on)) {
      if (due.dueOn > by) continue;
      const { stakeholderId, kind, tier } = subject;
      const rule = policy.rules.find(({ id }) => id === due.ruleId);
      const item = dueItem(due, rule, subject, workingDayOnOrBefore(calendar, due.dueOn), on);
      items.push({ of: { stakeholderId, name, kind, tier, ownerName }, item, rule });
    }
  }
  return items.sort((a, b) => a.item.dueOn.localeCompare(b.item.dueOn) || b.of.tier.localeCompare(a.of.tier));
}
