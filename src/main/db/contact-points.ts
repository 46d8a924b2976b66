import { pointKey } from '../../domain/identity/points.ts';
import type { Db } from './open.ts';

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

/** Phones and e-mails of stakeholders (`stakeholder_id`) or of contact people (`person_id`). */
export function contactPoints(db: Db, of: Of) {
  const select = db.prepare<[number], { kind: string; label: string; value: string }>(
    `SELECT kind, label, value FROM contact_point WHERE ${of} = ? ORDER BY position`,
  );
  const remove = db.prepare(`DELETE FROM contact_point WHERE ${of} = ? AND kind = ?`);
  const insert = db.prepare(
    `INSERT INTO contact_point (${of}, kind, label, value, match_key, position) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const add = (row: number, kind: PointKind, points: ContactPoint[]) => {
    for (const [position, { label, value }] of points.entries())
      if (value !== '') insert.run(row, kind, label, value, pointKey(kind, value), position);
  };
  return {
    of(row: number): ContactPoints {
      const all = select.all(row);
      const ofKind = (kind: string) =>
        all.filter((point) => point.kind === kind).map(({ label, value }) => ({ label, value }));
      return { phones: ofKind('phone'), emails: ofKind('email') };
    },
    add(row: number, { phones, emails }: ContactPoints): void {
      add(row, 'phone', phones);
      add(row, 'email', emails);
    },
    /** Replaces those of a kind that is given; others stay. */
    replace(row: number, { phones, emails }: Partial<ContactPoints>): void {
      if (phones !== undefined) {
        remove.run(row, 'phone');
        add(row, 'phone', phones);
      }
      if (emails !== undefined) {
        remove.run(row, 'email');
        add(row, 'email', emails);
      }
    },
  };
}
