import type { TrailFault } from '../../domain/trail.ts';
import type { Db } from '../db/open.ts';
import { COLUMNS, digester, hashOf, type TrailRow } from './chain.ts';

/** The end of a chain: how many entries, and the hash of the last in hexadecimal (empty: none). */
export type TrailHead = { entries: number; hash: string };
/** One that was written into a backup, and when that was made. */
export type BackedUpHead = TrailHead & { at: number };

export type TrailVerdict = TrailHead & {
  /** Actions whose journal was erased, as a later entry says. */
  erased: number;
  fault: { at: TrailFault; entry: number } | null;
};

/** Whether a trail contains a head. */
export const isInTrail = (db: Db, { entries, hash }: TrailHead): boolean =>
  entries === 0 ||
  db
    .prepare<[number], Buffer>('SELECT hash FROM trail WHERE id = ?')
    .pluck()
    .get(entries)
    ?.toString('hex') === hash;

/** Vaults of before the trail have none. */
export function trailHead(db: Db): TrailHead {
  if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'trail'").get() === undefined)
    return { entries: 0, hash: '' };
  const last = db
    .prepare<[], { id: number; hash: Buffer }>('SELECT id, hash FROM trail ORDER BY id DESC LIMIT 1')
    .get();
  return { entries: last?.id ?? 0, hash: last?.hash.toString('hex') ?? '' };
}

/**
 * Follows the chain from its first entry: that none is missing or was changed, that the journal still holds what each action
 * changed unless that was erased, that no action since then goes without an entry, and that the trail still contains the
 * heads that were written into backups, unless coming back to an older backup has cut them off.
 * @param journal whether what the journal holds is compared, too: it takes long after large imports
 */
export function verifyTrail(
  db: Db,
  { heads = [], journal = true }: { heads?: readonly BackedUpHead[]; journal?: boolean } = {},
): TrailVerdict {
  const digest = digester(db);
  const erasedActions = erasedIn(db);
  const isCutOff = cutOffIn(db);
  const expected = heads.filter((head) => !isCutOff(head));
  const byEntry = new Map(expected.map(({ entries, hash }) => [entries, hash]));
  let before: Buffer | undefined;
  let entries = 0;
  let erased = 0;
  const verdict = (fault: TrailVerdict['fault']): TrailVerdict => ({
    entries,
    hash: before?.toString('hex') ?? '',
    erased,
    fault,
  });
  for (const row of db.prepare<[], TrailRow>(`SELECT ${COLUMNS} FROM trail ORDER BY id`).iterate()) {
    const { hash, ...entry } = row;
    if (entry.id !== entries + 1) return verdict({ at: 'gap', entry: entries + 1 });
    if (!hashOf(before, entry).equals(hash)) return verdict({ at: 'entry', entry: entry.id });
    if (entry.actionId !== null) {
      if (erasedActions.has(entry.actionId)) erased += 1;
      else if (entry.digest === null || (journal && !digest(entry.actionId).equals(entry.digest)))
        return verdict({ at: 'journal', entry: entry.id });
    }
    const backedUp = byEntry.get(entry.id);
    before = hash;
    entries = entry.id;
    if (backedUp !== undefined && backedUp !== hash.toString('hex'))
      return verdict({ at: 'backup', entry: entry.id });
  }
  const beyond = expected.find((head) => head.entries > entries);
  if (beyond !== undefined) return verdict({ at: 'backup', entry: beyond.entries });
  return verdict(isOneUnlisted(db) ? { at: 'unlisted', entry: entries } : null);
}

/**
 * Tells which heads a return to an older backup has cut off: those that it names; and of backups that were out of sight then,
 * those made before it at entries that it has replaced.
 */
function cutOffIn(db: Db): (head: BackedUpHead) => boolean {
  const returns = db
    .prepare<[], { id: number; at: number; detail: string }>(
      "SELECT id, at, detail FROM trail WHERE event = 'restored'",
    )
    .all();
  const named = new Set(
    returns.flatMap(({ detail }) => (JSON.parse(detail) as { cutOff?: string[] }).cutOff ?? []),
  );
  return (head) => named.has(head.hash) || returns.some(({ id, at }) => head.at <= at && head.entries >= id);
}

/** Actions whose rows in the journal an erasure took. */
function erasedIn(db: Db): Set<number> {
  const details = db.prepare<[], string>("SELECT detail FROM trail WHERE event = 'erased'").pluck().all();
  return new Set(details.flatMap((detail) => (JSON.parse(detail) as { actions?: number[] }).actions ?? []));
}

/** Whether the journal has an action that the trail doesn't tell of. */
const isOneUnlisted = (db: Db): boolean =>
  db
    .prepare(
      `SELECT 1 FROM action WHERE origin IS NULL AND id > (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'trail_after')
         AND EXISTS (SELECT 1 FROM change WHERE action_id = action.id)
         AND NOT EXISTS (SELECT 1 FROM trail WHERE action_id = action.id) LIMIT 1`,
    )
    .get() !== undefined;
