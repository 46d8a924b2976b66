import { createHash } from 'node:crypto';
import { chained, type TrailDetail, type TrailEntry, type TrailEvent } from '../../domain/trail.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';

/** An entry as it is stored. */
export type TrailRow = Omit<TrailEntry, 'digest'> & { digest: Buffer | null; hash: Buffer };

export const COLUMNS = 'id, at, who, event, call, action_id AS actionId, detail, digest, hash';

/** SHA-256 of the hash before (nothing before the first) and the entry. */
export const hashOf = (before: Buffer | undefined, { digest, ...entry }: Omit<TrailRow, 'hash'>): Buffer =>
  createHash('sha256')
    .update(before ?? '')
    .update(chained({ ...entry, digest: digest?.toString('hex') ?? null }))
    .digest();

/** SHA-256 of what the journal holds of an action. */
export function digester(db: Db): (actionId: number) => Buffer {
  const changes = db.prepare<[number], { tbl: string; row_id: number; before: string | null }>(
    'SELECT tbl, row_id, before FROM change WHERE action_id = ? ORDER BY id',
  );
  return (actionId) => {
    const hash = createHash('sha256');
    for (const { tbl, row_id, before } of changes.iterate(actionId))
      hash.update(JSON.stringify([tbl, row_id, before]));
    return hash.digest();
  };
}

/** What is to be told of something that was done. */
export type Note = { event: TrailEvent; call: string; detail?: TrailDetail; actionId?: number };

/** Appends entries; the caller has begun a transaction. */
export function trailWriter(db: Db): (note: Note, at: number) => void {
  const last = db.prepare<[], { id: number; hash: Buffer }>(
    'SELECT id, hash FROM trail ORDER BY id DESC LIMIT 1',
  );
  const me = db.prepare<[], string>(`SELECT name FROM owner WHERE id = ${ME}`).pluck();
  const insert = db.prepare<[TrailRow]>(
    `INSERT INTO trail (id, at, who, event, call, action_id, detail, digest, hash)
     VALUES (@id, @at, @who, @event, @call, @actionId, @detail, @digest, @hash)`,
  );
  const digest = digester(db);
  return ({ event, call, detail = {}, actionId }, at) => {
    const before = last.get();
    const entry = {
      id: (before?.id ?? 0) + 1,
      at,
      who: me.get() ?? '',
      event,
      call,
      actionId: actionId ?? null,
      detail: JSON.stringify(detail),
      digest: actionId === undefined ? null : digest(actionId),
    };
    insert.run({ ...entry, hash: hashOf(before?.hash, entry) });
  };
}
