import { pointKey } from '../../domain/identity/points.ts';
import type { Db } from './open.ts';
import { newUuid } from './uuid.ts';

/** A phone or e-mail, with the label it goes by: `work`, 手机. */
export type ContactPoint = { label: string; value: string };
export type ContactPoints = { phones: ContactPoint[]; emails: ContactPoint[] };
export type PointKind = 'phone' | 'email';
type Of = 'stakeholder_id' | 'person_id';

/** A row as an older version of this program left it, with the key of this one. */
export const withPresentKey = <R extends Record<string, unknown>>(row: R): R =>
  typeof row.kind === 'string' && typeof row.value === 'string'
    ? { ...row, match_key: pointKey(row.kind, row.value) }
    : row;

type ContactPointRow = { id: number; kind: string; label: string; value: string; key: string };

/** Phones and e-mails of stakeholders (`stakeholder_id`) or of contact people (`person_id`). */
export function contactPoints(db: Db, of: Of) {
  const select = db.prepare<[number], ContactPointRow>(
    `SELECT id, kind, label, value, match_key AS key FROM contact_point WHERE ${of} = ? AND deleted_at IS NULL ORDER BY position, uuid`,
  );
  const remove = db.prepare('UPDATE contact_point SET deleted_at = ? WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO contact_point (uuid, ${of}, kind, label, value, match_key, position) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = db.prepare('UPDATE contact_point SET label = ?, value = ?, position = ? WHERE id = ?');
  /** Those that stay keep their rows. */
  const put = (
    row: number,
    kind: PointKind,
    points: ContactPoint[],
    now: number,
    known: ContactPointRow[],
  ) => {
    const present = known.filter((one) => one.kind === kind);
    for (const [position, { label, value }] of points.entries()) {
      if (value === '') continue;
      const key = pointKey(kind, value);
      const place = present.findIndex((one) => one.key === key);
      const [same] = place === -1 ? [] : present.splice(place, 1);
      if (same === undefined) insert.run(newUuid(now), row, kind, label, value, key, position);
      else update.run(label, value, position, same.id);
    }
    for (const { id } of present) remove.run(now, id);
  };
  return {
    of(row: number): ContactPoints {
      const all = select.all(row);
      const ofKind = (kind: string) =>
        all.filter((point) => point.kind === kind).map(({ label, value }) => ({ label, value }));
      return { phones: ofKind('phone'), emails: ofKind('email') };
    },
    add(row: number, { phones, emails }: ContactPoints, now: number): void {
      put(row, 'phone', phones, now, []);
      put(row, 'email', emails, now, []);
    },
    /** Replaces those of a kind that is given; others stay. */
    replace(row: number, { phones, emails }: Partial<ContactPoints>, now: number): void {
      if (phones === undefined && emails === undefined) return;
      const known = select.all(row);
      if (phones !== undefined) put(row, 'phone', phones, now, known);
      if (emails !== undefined) put(row, 'email', emails, now, known);
    },
  };
}
