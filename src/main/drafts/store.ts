import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { drafts } from '../../contract/drafts.ts';
import type { Finder } from '../../domain/erasure/finder.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';

type Draft = HandlerOutput<(typeof drafts)['drafts.get']>;
type DraftSummary = HandlerOutput<(typeof drafts)['drafts.list']>[number];
type DraftRow<T> = Omit<T, 'id'> & { uuid: Buffer };

const LISTED = 'uuid, form, subject, about, saved_at AS savedAt';
const withId = <T>({ uuid, ...draft }: DraftRow<T>) => ({ ...draft, id: fromUuid(uuid) });

export function draftStore(db: Db) {
  const upsert = db.prepare(
    `INSERT INTO draft (uuid, form, subject, about, content, saved_at)
     VALUES (@uuid, @form, @subject, @about, @content, @now)
     ON CONFLICT (uuid) DO UPDATE SET about = excluded.about, content = excluded.content, saved_at = excluded.saved_at`,
  );
  const list = db.prepare<[], DraftRow<DraftSummary>>(
    `SELECT ${LISTED} FROM draft ORDER BY saved_at DESC, id DESC`,
  );
  const get = db.prepare<[Buffer], DraftRow<Draft>>(`SELECT ${LISTED}, content FROM draft WHERE uuid = ?`);
  const latest = db.prepare<[string, string], DraftRow<Draft>>(
    `SELECT ${LISTED}, content FROM draft WHERE form = ? AND subject = ? ORDER BY saved_at DESC, id DESC LIMIT 1`,
  );
  const discard = db.prepare('DELETE FROM draft WHERE uuid = ?');
  const draftOf = (row: DraftRow<Draft> | undefined) => (row === undefined ? undefined : withId(row));
  return {
    /** Saves a draft. @returns whether a list of drafts now reads differently */
    put(
      { id, form, subject, about, content }: Omit<HandlerInput<(typeof drafts)['drafts.save']>, 'vaultId'>,
      now: number,
    ) {
      const before = get.get(toUuid(id));
      upsert.run({ uuid: toUuid(id), form, subject, about, content, now });
      return before?.about !== about;
    },
    list: (): DraftSummary[] => list.all().map(withId),
    get: (id: string) => draftOf(get.get(toUuid(id))),
    latest: (form: string, subject: string) => draftOf(latest.get(form, subject)),
    discard: (id: string): boolean => discard.run(toUuid(id)).changes > 0,
  };
}

/** Erases drafts that speak of whoever is erased, whole: by name, number or address, or as what the form is about. */
export function forgetDrafts(db: Db, finder: Finder, ids: readonly string[]): void {
  const drafts = db.prepare<[], { id: number; subject: string; content: string }>(
    'SELECT id, subject, content FROM draft',
  );
  const remove = db.prepare('DELETE FROM draft WHERE id = ?');
  for (const { id, subject, content } of drafts.all()) {
    const kinds = finder.kindsIn(content.replaceAll(/\\[nrt]/g, '\n'));
    const isAbout = ids.some((one) => subject.includes(one) || content.includes(one));
    if (isAbout || kinds.has('name') || kinds.has('contact')) remove.run(id);
  }
}

/** Whether a database holds drafts; one of an older version has no place for them. */
export const hasDrafts = (db: Db): boolean =>
  db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'draft'").get() !== undefined &&
  db.prepare('SELECT 1 FROM draft LIMIT 1').get() !== undefined;

/** Takes drafts out of a copy, which is closed then, and leaves no page of them in it. */
export function withoutDrafts(copy: Db): void {
  try {
    copy.pragma('secure_delete = ON');
    copy.exec('DELETE FROM draft');
    // A backup may lie where only reading is possible; a log could not be made there.
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

/** Carries drafts over into a database that takes the place of this one: they belong to the computer, not to a moment. */
export function carryDrafts(from: Db, to: Db): void {
  const columns = 'uuid, form, subject, about, content, saved_at';
  const insert = to.prepare(
    `INSERT OR REPLACE INTO draft (${columns}) VALUES (@uuid, @form, @subject, @about, @content, @saved_at)`,
  );
  for (const row of from.prepare(`SELECT ${columns} FROM draft`).all()) insert.run(row);
}
