import type { Db } from '../db/open.ts';

/** Due contacts as claims know them: which stakeholder, which slot, and on what day. */
const DUE = `SELECT 'contact:' || hex(s.uuid) || ':' || d.slot AS subject, d.due_on AS dueOn
  FROM cadence_due AS d JOIN stakeholder AS s ON s.id = d.stakeholder_id`;

/**
 * Another zone moves due days, since contacts then lie on other days. A contact that was alerted must not be alerted again, so its
 * claim moves along. Call before due days are recomputed, and the returned function afterwards.
 */
export function claimsMoveAlong(db: Db): () => void {
  const readClaims = () =>
    db
      .prepare<[], { subject: string; dueOn: string }>(DUE)
      .all()
      .map(({ subject, dueOn }) => [subject, dueOn] as const);
  const before = new Map(readClaims());
  return () => {
    const move = db.prepare(
      `INSERT INTO reminder_claim (key, alert_id, claimed_at)
       SELECT @to, alert_id, claimed_at FROM reminder_claim WHERE key = @from ON CONFLICT DO NOTHING`,
    );
    for (const [subject, dueOn] of readClaims()) {
      const was = before.get(subject);
      if (was !== undefined && was !== dueOn)
        move.run({ from: `${subject}:${was}`, to: `${subject}:${dueOn}` });
    }
  };
}
