import type { Db } from '../db/open.ts';
import { type PackedRows, REFERENCES, type Table } from './pack.ts';
import type { TakenOver } from './take-over.ts';

/** Tables whose rows tell when they were last changed; a stakeholder is renewed field by field (`join.ts`). */
const RENEWED = ['person', 'interaction', 'next_step', 'feedback'] as const satisfies Table[];

/** What stays as it is here: identity, who is responsible, and what it hangs on. */
const KEPT = new Set(['id', 'uuid', 'number', 'created_at', 'deleted_at', ...Object.keys(REFERENCES)]);

/** Whether a row was changed in this vault by anything but taking over or, as what hangs on another, merging. */
export function changedHere(db: Db): (table: Table, row: number) => boolean {
  const found = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM change JOIN action ON action.id = action_id
       WHERE tbl = ? AND row_id = ? AND undone_at IS NULL AND undoes IS NULL
         AND call <> 'handover.receive' AND NOT (call = 'stakeholders.merge' AND tbl <> 'stakeholder') LIMIT 1`,
    )
    .pluck();
  return (table, row) => found.get(table, row) !== undefined;
}

/**
 * Brings rows up to date that an earlier pack brought and that were changed there since.
 * @param since when that pack was made
 * @returns how many were changed here, too, and stay as they are
 */
export function renewRows(db: Db, rows: PackedRows, { rows: here, added }: TakenOver, since: number): number {
  const changed = changedHere(db);
  let kept = renewExceptions(db, rows, here.stakeholder, added.stakeholder, changed);
  for (const table of RENEWED)
    for (const row of rows[table]) {
      const known = here[table].get(row.id);
      if (known === undefined || added[table].has(row.id) || row.updated_at < since) continue;
      const fields = Object.entries(row).filter(([column]) => !KEPT.has(column));
      const present = db
        .prepare<[number], Record<string, unknown>>(`SELECT * FROM ${table} WHERE id = ?`)
        .get(known);
      if (fields.every(([column, value]) => column === 'updated_at' || present?.[column] === value)) continue;
      if (changed(table, known)) kept++;
      else {
        const sets = fields.map(([column]) => `${column} = ?`).join(', ');
        db.prepare(`UPDATE ${table} SET ${sets} WHERE id = ?`).run(
          ...fields.map(([, value]) => value),
          known,
        );
        if (table === 'feedback') addEvents(db, rows, row.id, known, here.owner);
      }
    }
  return kept;
}

/** Exceptions of stakeholders that were here already: new ones come, others are renewed. */
function renewExceptions(
  db: Db,
  { cadence_exception: exceptions }: PackedRows,
  stakeholders: ReadonlyMap<number, number>,
  fresh: ReadonlySet<number>,
  changed: ReturnType<typeof changedHere>,
): number {
  const inForce = db.prepare<[number, string], { id: number; every: string; note: string }>(
    'SELECT id, every, note FROM cadence_exception WHERE stakeholder_id = ? AND slot = ? AND deleted_at IS NULL',
  );
  const add = db.prepare(
    `INSERT INTO cadence_exception (uuid, slot, every, stakeholder_id, note, created_at)
     VALUES (unhex(@uuid), @slot, @every, @stakeholder, @note, @created_at) ON CONFLICT DO NOTHING`,
  );
  const update = db.prepare('UPDATE cadence_exception SET every = ?, note = ? WHERE id = ?');
  let kept = 0;
  for (const { uuid, slot, every, stakeholder_id, note, created_at } of exceptions) {
    const stakeholder = stakeholders.get(stakeholder_id);
    if (stakeholder === undefined || fresh.has(stakeholder_id)) continue;
    const here = inForce.get(stakeholder, slot);
    if (here === undefined) add.run({ uuid, slot, every, stakeholder, note, created_at });
    else if (here.every === every && here.note === note) continue;
    else if (changed('cadence_exception', here.id)) kept++;
    else update.run(every, note, here.id);
  }
  return kept;
}

/** What happened to a case since. */
function addEvents(
  db: Db,
  { feedback_event: events }: PackedRows,
  packed: number,
  known: number,
  owners: ReadonlyMap<number, number>,
): void {
  const add = db.prepare(
    `INSERT INTO feedback_event (feedback_id, at, event, detail, note, owner_id) SELECT @known, @at, @event, @detail, @note, @owner
     WHERE NOT EXISTS (SELECT 1 FROM feedback_event
       WHERE feedback_id = @known AND at = @at AND event = @event AND detail = @detail AND note = @note)`,
  );
  for (const { feedback_id, at, event, detail, note, owner_id } of events)
    if (feedback_id === packed)
      add.run({
        known,
        at,
        event,
        detail,
        note,
        owner: owner_id === null ? null : (owners.get(owner_id) ?? null),
      });
}
