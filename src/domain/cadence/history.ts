import type { DueSubject } from './due.ts';
import type { Subject } from './policy.ts';

/** What a stakeholder was from a day on, until the next such day. */
export type HistoryEntry = Omit<Subject, 'stakeholderId'> & {
  fromOn: string;
  /** Who answered for it: passed through, never looked at. */
  owner: number | null;
};

export type StakeholderHistory = {
  stakeholderId: string;
  /** As the user set it: first due days count from here if it was active from the beginning. */
  activeFrom: string;
  /** Ascending by `fromOn`, one a day. */
  entries: readonly HistoryEntry[];
};

/**
 * The day from which first due dates count, as of `day`: when it last became active, but not before `activeFrom`. One
 * that was active from the beginning counts from `activeFrom`, even if that was set back later.
 */
export function activeSince({ entries, activeFrom }: StakeholderHistory, day: string): string {
  let since: string | null = null;
  let beginning = true;
  for (const [i, entry] of entries.entries()) {
    if (entry.fromOn > day) break;
    if (entry.status !== 'active') since = null;
    else if (since === null) {
      since = entry.fromOn;
      beginning = i === 0;
    }
  }
  if (since === null || beginning) return activeFrom;
  return since > activeFrom ? since : activeFrom;
}

/** The stakeholder as it was on a day; as it was first, on days before it was known. */
export function subjectOn(history: StakeholderHistory, day: string): (DueSubject & HistoryEntry) | null {
  const entry = history.entries.findLast((one) => one.fromOn <= day) ?? history.entries[0];
  if (entry === undefined) return null;
  return { ...entry, stakeholderId: history.stakeholderId, activeFrom: activeSince(history, day) };
}
