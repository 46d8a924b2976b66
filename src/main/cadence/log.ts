import type { HistoryEntry, StakeholderHistory } from '../../domain/cadence/history.ts';
import type { Contact } from '../../domain/cadence/slots.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { dayReader } from './days.ts';

type StakeholderRow = {
  uuid: Buffer;
  activeFrom: string;
  mergedInto: number | null;
  deletedAt: number | null;
};
type PeriodRow = Omit<HistoryEntry, 'tags'> & { tags: string };
type ContactRow = Omit<Contact, 'on' | 'effective'> & { at: number };

/** What due dates and obligations are computed from: what stakeholders were, and who was contacted when. */
export function cadenceLog(db: Db, zone: string) {
  const dayOf = dayReader(zone);
  const stakeholder = db.prepare<[number], StakeholderRow>(
    `SELECT uuid, active_from AS activeFrom, merged_into AS mergedInto, deleted_at AS deletedAt
     FROM stakeholder WHERE id = ?`,
  );
  const periods = db.prepare<[number], PeriodRow>(
    `SELECT from_on AS fromOn, kind, tier, status, owner_id AS owner, tags
     FROM stakeholder_period WHERE stakeholder_id = ? AND deleted_at IS NULL ORDER BY from_on`,
  );
  const firstContactAt = db
    .prepare<[number], number | null>(
      `SELECT min(i.at) FROM interaction_stakeholder AS of JOIN interaction AS i ON i.id = of.interaction_id
       WHERE of.stakeholder_id = ? AND of.deleted_at IS NULL AND i.effective = 1 AND i.deleted_at IS NULL`,
    )
    .pluck();
  const contacts = db.prepare<[number, number], ContactRow>(
    `SELECT i.at, i.channel, i.purpose FROM interaction_stakeholder AS of
     JOIN interaction AS i ON i.id = of.interaction_id
     WHERE of.stakeholder_id = ? AND of.deleted_at IS NULL AND i.at <= ? AND i.effective = 1 AND i.deleted_at IS NULL ORDER BY i.at, i.uuid`,
  );

  return {
    dayOf,

    /** Null for one that is gone or merged into another, whose history is that of the other. */
    history(row: number): StakeholderHistory | null {
      const subject = stakeholder.get(row);
      if (subject === undefined || subject.mergedInto !== null) return null;
      const entries = periods
        .all(row)
        .map(({ tags, ...rest }) => ({ ...rest, tags: JSON.parse(tags) as string[] }));
      const first = entries[0];
      // What it was when it was entered it has been since the day the user gave, or since it was first contacted.
      const firstContact = firstContactAt.get(row);
      const earlierDays = [subject.activeFrom, ...(firstContact == null ? [] : [dayOf(firstContact)])];
      for (const day of earlierDays) if (first !== undefined && day < first.fromOn) first.fromOn = day;
      return { stakeholderId: fromUuid(subject.uuid), activeFrom: subject.activeFrom, entries };
    },

    /** Effective contacts by any channel until an instant, oldest first: what lies in the future does not count. */
    contacts: (row: number, until: number): (Contact & { at: number })[] =>
      contacts.all(row, until).map((contact) => ({ ...contact, on: dayOf(contact.at), effective: true })),
  };
}

export type CadenceLog = ReturnType<typeof cadenceLog>;
