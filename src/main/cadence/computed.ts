import type { NextDue } from '../../domain/cadence/due.ts';
import { intervalText } from '../../domain/cadence/interval.ts';
import type { Obligation } from '../../domain/cadence/obligations.ts';
import type { Db } from '../db/open.ts';

/** A due date as it is stored. */
type StoredDue = NextDue & { announceOn: string; owner: number | null };

/** What is computed of one stakeholder; null: it has no cadence at all. */
export type CadenceResult = { dues: StoredDue[]; obligations: Obligation[]; lastContactAt: number | null };

type Values = (string | number | null)[];

/** Writes the rows of one stakeholder that differ from those stored; most never do. */
function replacer(db: Db, table: string, key: readonly string[], others: readonly string[]) {
  const columns = [...key, ...others];
  const select = db
    .prepare<[number], Values>(`SELECT ${columns.join(', ')} FROM ${table} WHERE stakeholder_id = ?`)
    .raw();
  const upsert = db.prepare(
    `INSERT INTO ${table} (stakeholder_id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
     ON CONFLICT (stakeholder_id${key.map((name) => `, ${name}`).join('')})
     DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const remove = db.prepare(
    `DELETE FROM ${table} WHERE stakeholder_id = ?${key.map((name) => ` AND ${name} = ?`).join('')}`,
  );
  const keyOf = (row: Values) => row.slice(0, key.length);
  return (stakeholder: number, rows: Values[]) => {
    const storedRows = new Map(select.all(stakeholder).map((row) => [keyOf(row).join(' '), row]));
    for (const row of rows) {
      const name = keyOf(row).join(' ');
      const before = storedRows.get(name);
      storedRows.delete(name);
      if (before === undefined || before.some((value, i) => value !== row[i]))
        upsert.run(stakeholder, ...row);
    }
    for (const row of storedRows.values()) remove.run(stakeholder, ...keyOf(row));
  };
}

/** The tables of computed due dates, obligations and last contacts. */
export function computedStore(db: Db) {
  const dues = replacer(
    db,
    'cadence_due',
    ['slot'],
    ['rule_id', 'every', 'anchor_on', 'last_contact_on', 'due_on', 'announce_on', 'owner_id'],
  );
  const obligations = replacer(
    db,
    'cadence_obligation',
    ['slot', 'due_on'],
    ['outcome', 'counted_on', 'kind', 'tier', 'owner_id'],
  );
  const lastContact = replacer(db, 'last_contact', [], ['at']);

  return {
    put(stakeholder: number, result: CadenceResult): void {
      dues(
        stakeholder,
        result.dues.map((due) => [
          due.slot,
          due.ruleId,
          intervalText(due.every),
          due.anchorOn,
          due.anchor === 'contact' ? due.anchorOn : null,
          due.dueOn,
          due.announceOn,
          due.owner,
        ]),
      );
      obligations(
        stakeholder,
        result.obligations.map((one) => [
          one.slot,
          one.dueOn,
          one.outcome,
          one.onDay,
          one.kind,
          one.tier,
          one.owner,
        ]),
      );
      lastContact(stakeholder, result.lastContactAt === null ? [] : [[result.lastContactAt]]);
    },
  };
}
