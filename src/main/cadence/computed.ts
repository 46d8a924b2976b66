import type { NextDue } from '../../domain/cadence/due.ts';
import { intervalText } from '../../domain/cadence/interval.ts';
import type { Obligation } from '../../domain/cadence/obligations.ts';
import type { Db } from '../db/open.ts';

/** A due date as it is stored. */
type StoredDue = NextDue & { announceOn: string; owner: number | null };

/** What is computed of one stakeholder; null: it has no cadence at all. */
export type Computed = { dues: StoredDue[]; obligations: Obligation[]; lastContactAt: number | null };

type Row = (string | number | null)[];

/** Writes the rows of one stakeholder that differ from those stored; most never do. */
function replacer(db: Db, table: string, key: readonly string[], others: readonly string[]) {
  const columns = [...key, ...others];
  const select = db
    .prepare<[number], Row>(`SELECT ${columns.join(', ')} FROM ${table} WHERE stakeholder_id = ?`)
    .raw();
  const put = db.prepare(
    `INSERT INTO ${table} (stakeholder_id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
     ON CONFLICT (stakeholder_id${key.map((name) => `, ${name}`).join('')})
     DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const remove = db.prepare(
    `DELETE FROM ${table} WHERE stakeholder_id = ?${key.map((name) => ` AND ${name} = ?`).join('')}`,
  );
  const keyOf = (row: Row) => row.slice(0, key.length);
  return (stakeholder: number, wanted: Row[]) => {
    const stored = new Map(select.all(stakeholder).map((row) => [keyOf(row).join(' '), row]));
    for (const row of wanted) {
      const name = keyOf(row).join(' ');
      const before = stored.get(name);
      stored.delete(name);
      if (before === undefined || before.some((value, i) => value !== row[i])) put.run(stakeholder, ...row);
    }
    for (const row of stored.values()) remove.run(stakeholder, ...keyOf(row));
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
    put(stakeholder: number, computed: Computed): void {
      dues(
        stakeholder,
        computed.dues.map((due) => [
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
        computed.obligations.map((one) => [
          one.slot,
          one.dueOn,
          one.outcome,
          one.onDay,
          one.kind,
          one.tier,
          one.owner,
        ]),
      );
      lastContact(stakeholder, computed.lastContactAt === null ? [] : [[computed.lastContactAt]]);
    },
  };
}
