import { finderOf } from '../../domain/erasure/finder.ts';
import { TABLES } from '../../records/index.ts';
import type { Db } from '../db/open.ts';
import { paramsIn } from '../db/params.ts';
import { fromUuid } from '../db/uuid.ts';
import { forgetDrafts } from '../drafts/store.ts';
import { filesOf } from '../erasure/files.ts';
import { forgetInJournal } from '../erasure/forget.ts';
import { forgetImages, forgetImagesOf } from '../erasure/images.ts';
import { keptNames } from '../erasure/kept.ts';
import { forgetTraces, tracesOf, type Whose } from '../erasure/traces.ts';
import { eraseUnmade } from '../erasure/unmade.ts';
import { referredTo } from '../records/belonging.ts';
import { eraseRows } from '../records/erase-rows.ts';
import { withMerged } from '../records/merged.ts';
import { collect } from './collect.ts';
import type { PackedRows } from './pack.ts';
import { forgetTags, forgetViews, wordsOf } from './traces.ts';

const OF = '(SELECT value FROM json_each(@gone))';
const PEOPLE = `(SELECT id FROM person WHERE stakeholder_id IN ${OF})`;

/** What was shown on the desk names them by their identifiers. */
const FORGET_ALERTS = `UPDATE reminder_alert SET items = (SELECT json_group_array(json(value)) FROM json_each(items)
  WHERE coalesce(json_extract(value, '$.stakeholderId'), '') NOT IN (SELECT value FROM json_each(@ids)))`;

/** Whom the erasing is about, and the conversations that nobody else took part in. */
const ERASED = { stakeholder: OF, interaction: '(SELECT value FROM json_each(@alone))' };

const TALKS = `SELECT json_group_array(id) FROM interaction
  WHERE id IN (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN ${OF})`;
const OTHERS = `(SELECT interaction_id FROM interaction_stakeholder WHERE deleted_at IS NULL AND stakeholder_id NOT IN ${OF})`;
/** Conversations that nobody else took part in, and those that somebody did. */
const ALONE = `${TALKS} AND id NOT IN ${OTHERS}`;
const SHARED = `SELECT json_group_array(id) FROM interaction WHERE id IN ${OTHERS}
  AND (id IN (SELECT interaction_id FROM interaction_stakeholder WHERE stakeholder_id IN ${OF})
    OR id IN (SELECT interaction_id FROM interaction_person WHERE person_id IN ${PEOPLE}))`;

const talksOf = (db: Db, sql: string, gone: string): string =>
  db.prepare<object, string>(sql).pluck().get({ gone }) ?? '[]';

/** What erasing stakeholders will destroy: their rows, without conversations that stay for others. */
export function erasable(db: Db, chosen: readonly number[]): PackedRows {
  const rows = collect(db, chosen, false);
  const shared = talksOf(db, SHARED, JSON.stringify(withMerged(db, chosen)));
  const stay = new Set<number>(JSON.parse(shared));
  return {
    ...rows,
    interaction: rows.interaction.filter(({ id }) => !stay.has(id)),
    attachment: rows.attachment.filter(({ interaction_id }) => !stay.has(interaction_id)),
  };
}

/** What the journal kept of rows that hung on them once. */
const EARLIER = `(${TABLES.flatMap((table) => {
  const of = referredTo(table, ERASED);
  return of === null ? [] : [`(tbl = '${table}' AND ${of})`];
}).join(' OR ')})`;

/** How many went, the actions that the journal doesn't hold whole any more, and what only a person can look through. */
type Erased = {
  stakeholders: number;
  actions: number[];
  /** Rows of others that still name them. */
  mentions: number;
  /** Files of conversations that stay for others. */
  sharedFiles: ReturnType<typeof filesOf>;
};

/**
 * Removes stakeholders and all that hangs on them for good: also what the journal kept of them; their names in reports and
 * in conversations that stay for others; their numbers and addresses in any text; tags that only they bore, and views of
 * them. Runs inside a writing transaction; `scrub` removes what the file still holds of them afterwards.
 * @param replacement what stands in place of their words
 */
export function eraseStakeholders(
  db: Db,
  chosen: readonly number[],
  now: number,
  replacement: string,
): Erased {
  const merged = withMerged(db, chosen);
  const gone = JSON.stringify(merged);
  const { people, stakeholders, ...contacts } = wordsOf(db, gone);
  const names = [...stakeholders, ...people];
  const { kept, namesakes } = keptNames(db, people, stakeholders);
  const finder = finderOf({ names, ...contacts, kept });
  const ids = publicIds(db, gone);
  const shared = talksOf(db, SHARED, gone);
  const params = { gone, alone: talksOf(db, ALONE, gone) };
  const whose: Whose = { people: [], stakeholders: [], talks: JSON.parse(shared) };
  db.pragma('defer_foreign_keys = ON');
  eraseUnmade(db, finder);
  const earlier = [
    ...forgetImages(db, EARLIER, paramsIn(EARLIER, params), now),
    ...forgetImagesOf(db, whose, finder, now),
  ];
  db.prepare(FORGET_ALERTS).run({ ids: JSON.stringify(ids) });
  eraseRows(db, ERASED, params);
  forgetViews(db, names, ids);
  const tagged = forgetTags(db, now);
  const mentions = namesakes + forgetTraces(db, tracesOf(db, whose, finder), finder, replacement);
  forgetDrafts(db, finder, ids);
  const actions = [...earlier, ...tagged, ...forgetInJournal(db, now)];
  return {
    stakeholders: merged.length,
    actions: [...new Set(actions)],
    mentions,
    sharedFiles: filesOf(db, whose.talks),
  };
}

const publicIds = (db: Db, gone: string): string[] =>
  db
    .prepare<object, Buffer>(`SELECT uuid FROM stakeholder WHERE id IN ${OF}`)
    .pluck()
    .all({ gone })
    .map(fromUuid);
