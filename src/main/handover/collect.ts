import type { Db } from '../db/open.ts';
import { type Column, columnsOf } from '../journal/triggers.ts';
import { withMerged } from '../stakeholders/merged.ts';
import { type PackedRows, TABLE_NAMES, TABLES, type Table } from './pack.ts';

const CHOSEN = '(SELECT value FROM json_each(@chosen))';
const PEOPLE = `(SELECT id FROM person WHERE stakeholder_id IN ${CHOSEN} AND deleted_at IS NULL)`;
const INTERACTIONS = `(SELECT interaction_id FROM interaction_stakeholder JOIN interaction ON interaction.id = interaction_id
  WHERE stakeholder_id IN ${CHOSEN} AND interaction.deleted_at IS NULL)`;
const CASES = `(SELECT id FROM feedback WHERE deleted_at IS NULL
  AND (stakeholder_id IN ${CHOSEN} OR (stakeholder_id IS NULL AND @whole = 1)))`;

/** Which rows of a table go with the chosen stakeholders: a condition. Of a shared conversation the others stay unnamed. */
const WHICH: Record<Exclude<Table, 'owner' | 'tag'>, string> = {
  stakeholder: 'id IN (SELECT value FROM json_each(@merged))',
  stakeholder_period: `stakeholder_id IN ${CHOSEN}`,
  stakeholder_tag: `stakeholder_id IN ${CHOSEN}`,
  person: `stakeholder_id IN ${CHOSEN} AND deleted_at IS NULL`,
  contact_point: `stakeholder_id IN ${CHOSEN} OR person_id IN ${PEOPLE}`,
  cadence_exception: `deleted_at IS NULL AND (stakeholder_id IN ${CHOSEN}
    OR (tag_id IS NOT NULL AND @whole = 1)
    OR tag_id IN (SELECT tag_id FROM stakeholder_tag WHERE stakeholder_id IN ${CHOSEN}))`,
  interaction: `id IN ${INTERACTIONS}`,
  // `+`: one look-up for each of these, not for each pair.
  interaction_stakeholder: `+interaction_id IN ${INTERACTIONS} AND stakeholder_id IN ${CHOSEN}`,
  interaction_person: `+interaction_id IN ${INTERACTIONS} AND person_id IN ${PEOPLE}`,
  attachment: `interaction_id IN ${INTERACTIONS} AND deleted_at IS NULL`,
  next_step: `stakeholder_id IN ${CHOSEN} AND deleted_at IS NULL`,
  feedback: `id IN ${CASES}`,
  feedback_event: `feedback_id IN ${CASES}`,
};

type Row = Record<string, unknown>;

/** Rows as a pack has them: blobs in hex, and the columns that packs know. */
function read(db: Db, table: Table, where: string, params: object): Row[] {
  const columns = columnsOf(db, table).filter(({ name }) => name in TABLES[table].shape);
  const shown = ({ name, blob }: Column) => (blob ? `lower(hex(${name})) AS ${name}` : name);
  return db
    .prepare<object, Row>(`SELECT ${columns.map(shown).join(', ')} FROM ${table} WHERE ${where} ORDER BY id`)
    .all(params);
}

/** Everything about the chosen stakeholders; with `whole`, also what is about nobody in particular. */
export function collect(db: Db, chosen: readonly number[], whole: boolean): PackedRows {
  const params = {
    chosen: JSON.stringify(chosen),
    merged: JSON.stringify(withMerged(db, chosen)),
    whole: whole ? 1 : 0,
  };
  const found: Partial<Record<Table, Row[]>> = {};
  for (const [table, where] of Object.entries(WHICH) as [keyof typeof WHICH, string][])
    found[table] = read(db, table, where, params);
  const named = (column: string) =>
    JSON.stringify([...new Set(Object.values(found).flatMap((rows) => rows.map((row) => row[column])))]);
  const among = 'id IN (SELECT value FROM json_each(@named))';
  found.tag = read(db, 'tag', among, { named: named('tag_id') });
  found.owner = read(db, 'owner', `${among} OR me = 1`, { named: named('owner_id') });
  // A step may belong to a conversation that does not go along.
  const kept = new Set(found.interaction?.map(({ id }) => id));
  for (const step of found.next_step ?? []) if (!kept.has(step.interaction_id)) step.interaction_id = null;
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, found[table] ?? []])) as PackedRows;
}

/** What is in an attachment. */
export function contentOf(db: Db): (attachment: { id: number }) => Uint8Array | undefined {
  const content = db
    .prepare<[number], Buffer>('SELECT content FROM attachment_content WHERE attachment_id = ?')
    .pluck();
  return ({ id }) => content.get(id);
}
