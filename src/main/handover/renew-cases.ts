import type { Later } from '../../domain/handover.ts';
import { message } from '../../domain/message.ts';
import { teller } from '../records/telling.ts';
import type { Session } from '../session/session.ts';
import { noted } from './join.ts';
import type { PackedRow, PackedRows } from './pack.ts';
import type { Comparison } from './past.ts';
import type { TakenOver } from './take-over.ts';
import type { Row } from './versions.ts';

type Packed = PackedRow<'feedback'>;
type Present = Row & { id: number };

const SAME_EVENT = `SELECT 1 FROM feedback_event
  WHERE feedback_id = @known AND at = @at AND event = @event AND detail = @detail AND note = @note AND deleted_at IS NULL`;

/** What a case has beside its row: whom it is about, and its log. */
export function caseRenewal(
  { db, text, zone }: Session,
  rows: PackedRows,
  { rows: here }: TakenOver,
  compare: Comparison,
) {
  const events = Map.groupBy(rows.feedback_event, ({ feedback_id }) => feedback_id);
  const owners = new Map(rows.owner.map(({ id, name }) => [id, name]));
  const give = db.prepare('UPDATE feedback SET stakeholder_id = ? WHERE id = ?');
  const same = db.prepare<object, number>(SAME_EVENT);
  const add = db.prepare(
    `INSERT INTO feedback_event (uuid, feedback_id, at, event, detail, note, owner_id)
     SELECT coalesce(unhex(@uuid), new_uuid(@at)), @known, @at, @event, @detail, @note, @owner WHERE NOT EXISTS (${SAME_EVENT})
     ON CONFLICT (uuid) DO UPDATE SET deleted_at = NULL`,
  );
  const say = teller(db, { text, zone: zone() });
  const instant = (at: number) => say({ kind: 'instant' }, at);
  return {
    /** @returns whether it is about somebody else than there, and was changed in both */
    renew(packed: Packed, present: Present, later: Later): boolean {
      const about = compare.about(present, packed);
      if (about === 'theirs')
        give.run(here.stakeholder.get(Number(packed.stakeholder_id)) ?? null, present.id);
      if (later === 'same' || later === 'theirs')
        for (const { uuid = null, at, event, detail, note, owner_id } of events.get(packed.id) ?? []) {
          const owner = here.owner.get(Number(owner_id)) ?? null;
          add.run({ uuid, known: present.id, at, event, detail, note, owner });
        }
      return about === 'both';
    },
    /** What happened there and does not stand in the log here, in words. */
    told: (packed: Packed, present: Present): string[] =>
      (events.get(packed.id) ?? []).flatMap(({ at, event, detail, note, owner_id }) => {
        if (same.get({ known: present.id, at, event, detail, note }) !== undefined) return [];
        const { level = 0, receivedAt = 0 }: { level?: number; receivedAt?: number } = JSON.parse(detail);
        const owner = owners.get(Number(owner_id)) ?? '';
        const what = text(
          message(`feedback:event.${event}`, { level, owner, receivedAt: instant(receivedAt) }),
        );
        return [noted(what, [instant(at), note].filter(Boolean).join(' · '), text)];
      }),
  };
}
