import { ok, type Result, refuse } from '../../domain/result.ts';

type Place = { cursor?: string | undefined; offset: number };

/** Where a page starts; cursors are made by {@link pageOf} and opaque to callers. */
export function offsetOf({ cursor, offset: position }: Place): Result<number> {
  const offset = Number(cursor ?? position);
  return Number.isSafeInteger(offset) && offset >= 0
    ? ok(offset)
    : refuse('invalid', 'bridge:error.badCursor');
}

/** A window on a list, and where the next one starts. */
export function pageOf<R>({ rows, total }: { rows: R[]; total: number }, offset: number) {
  const end = offset + rows.length;
  return { rows, total, next: rows.length > 0 && end < total ? String(end) : null };
}
