import type { HandlerOutput } from '../../contract/call.ts';
import type { HandoverCounts, handovers } from '../../contract/handover.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import { TAKEN_BACK } from '../journal/taken-back.ts';
import { peerStore } from './peers.ts';
import { codeOfKey } from './signing.ts';

export type Handover = HandlerOutput<(typeof handovers)['handover.list']>[number];
type HandoverRow = Omit<Handover, 'id' | 'whole' | 'counts' | 'takenBack' | 'signer'> & {
  uuid: Buffer;
  whole: number;
  counts: string;
  takenBack: number;
  format: number;
  signedBy: string | null;
};
/** A given pack: not yet acknowledged, or acknowledged with a code. */
type Proof = Omit<Handover, 'acknowledgedAt' | 'receipt'> & { successorCode: string | null } & (
    | { acknowledgedAt: null; receipt: null }
    | { acknowledgedAt: number; receipt: string }
  );
type NewHandover = Pick<Handover, 'id' | 'direction' | 'madeAt' | 'otherName' | 'whole' | 'counts'> & {
  sha256: Buffer;
  receipt: string;
  format: number;
  /** Who signed a received pack. */
  signer: string | null;
  /** Who hands a given pack over. */
  leaver: string;
};

const IS_TAKEN_BACK = `EXISTS (SELECT 1 FROM action WHERE action.id = handover.action_id AND ${TAKEN_BACK})`;
const SELECT = `SELECT uuid, direction, made_at AS madeAt, other_name AS otherName, whole, counts,
    lower(hex(sha256)) AS sha256, ${IS_TAKEN_BACK} AS takenBack,
    CASE WHEN direction = 'received' AND NOT ${IS_TAKEN_BACK} THEN receipt END AS receipt,
    acknowledged_at AS acknowledgedAt, erased_at AS erasedAt,
    format, signer AS signedBy
  FROM handover`;
/** What a pack rests on: the action that brought it, or where it brought nothing new, the takeover before that still stands. */
const RESTS_ON = `coalesce((SELECT action_id FROM change WHERE action_id = (SELECT max(id) FROM action) LIMIT 1),
  (SELECT max(action_id) FROM handover WHERE direction = 'received' AND NOT ${IS_TAKEN_BACK}))`;
const handoverOf = (
  { uuid, whole, counts, takenBack, format, signedBy, ...row }: HandoverRow,
  peers: ReturnType<typeof peerStore>,
): Handover => ({
  ...row,
  // A given pack is signed by ourselves: what counts is who signed its receipt.
  signer:
    row.direction === 'given' && row.acknowledgedAt === null ? null : peers.signer(signedBy, row.otherName),
  takenBack: takenBack === 1,
  id: fromUuid(uuid),
  whole: whole === 1,
  counts: { reports: 0, ...JSON.parse(counts) } as HandoverCounts,
});

export function handoverStore(db: Db) {
  const peers = peerStore(db);
  const insert = db.prepare(
    `INSERT INTO handover (uuid, direction, made_at, other_name, whole, counts, sha256, receipt, leaver, format, signer, action_id)
     VALUES (@uuid, @direction, @madeAt, @otherName, @whole, @counts, @sha256, @receipt, @leaver, @format, @signer,
       CASE @direction WHEN 'received' THEN ${RESTS_ON} END)
     ON CONFLICT (uuid) DO UPDATE SET sha256 = excluded.sha256, action_id = excluded.action_id RETURNING id`,
  );
  const holds = db.prepare('INSERT INTO handover_stakeholder (handover_id, stakeholder_id) VALUES (?, ?)');
  const all = db.prepare<[], HandoverRow>(`${SELECT} ORDER BY id DESC`);
  const one = db.prepare<[Buffer], HandoverRow>(`${SELECT} WHERE uuid = ?`);
  const expected = db.prepare<[Buffer], { expected: string; sha256: Buffer; format: number; name: string }>(
    `SELECT receipt AS expected, sha256, format, other_name AS name FROM handover
       WHERE uuid = ? AND direction = 'given'`,
  );
  const acknowledge = db.prepare(
    'UPDATE handover SET acknowledged_at = @now, acknowledged_with = @receipt, signer = @signer WHERE uuid = @uuid AND acknowledged_at IS NULL',
  );
  const acknowledgedWith = db
    .prepare<[Buffer], string | null>(
      "SELECT acknowledged_with FROM handover WHERE uuid = ? AND direction = 'given'",
    )
    .pluck();
  const giveStep = db.prepare(
    'UPDATE next_step SET owner_id = ?, updated_at = ? WHERE id = ? AND done_at IS NULL',
  );
  const giveCase = db.prepare(
    "UPDATE feedback SET owner_id = ?, updated_at = ? WHERE id = ? AND state <> 'closed'",
  );
  const erased = db.prepare('UPDATE handover SET erased_at = @now WHERE uuid = @uuid');
  const stakeholders = db
    .prepare<[Buffer], number>(
      `SELECT stakeholder_id FROM handover_stakeholder JOIN handover ON handover.id = handover_id WHERE uuid = ?`,
    )
    .pluck();
  const everybody = db.prepare<[], number>('SELECT id FROM stakeholder WHERE deleted_at IS NOT 0').pluck();
  const byName = db.prepare<[string, Buffer], Buffer>(
    `SELECT uuid FROM stakeholder WHERE name = ? AND uuid <> ? AND merged_into IS NULL AND deleted_at IS NULL LIMIT 1`,
  );
  const here = db.prepare<[Buffer], number>(
    'SELECT 1 FROM stakeholder WHERE uuid = ? AND merged_into IS NULL AND deleted_at IS NOT 0',
  );
  const upTo = db
    .prepare<[string], number>(
      `SELECT json_extract(detail, '$.upTo') FROM trail
       WHERE event = 'handed-over' AND json_extract(detail, '$.handover') = ? ORDER BY id DESC`,
    )
    .pluck();
  const leaver = db.prepare<[Buffer], string>('SELECT leaver FROM handover WHERE uuid = ?').pluck();
  const approvedReports = db
    .prepare<[], number>('SELECT count(*) FROM report WHERE approved_at IS NOT NULL')
    .pluck();
  const rulesInForce = db
    .prepare<[string], string>(
      `SELECT json_group_array(content) FROM (SELECT content FROM policy AS p WHERE topic IN ('cadence', 'feedback-targets') AND corrected_at IS NULL AND deleted_at IS NULL
         AND effective_from = (SELECT max(effective_from) FROM policy WHERE topic = p.topic AND effective_from <= ? AND deleted_at IS NULL)
       ORDER BY topic)`,
    )
    .pluck();
  const calendar = db
    .prepare<[], string>('SELECT definition FROM calendar WHERE active = 1 AND deleted_at IS NULL')
    .pluck();
  const me = db.prepare<[], { row: number; name: string; department: string }>(
    `SELECT id AS row, name, department FROM owner WHERE id = ${ME}`,
  );
  return {
    me: () => me.get() ?? { row: 0, name: '', department: '' },
    everybody: (): number[] => everybody.all(),
    sameName: (name: string, uuid: Buffer): string | undefined => {
      const found = byName.pluck().get(name, uuid);
      return found && fromUuid(found);
    },
    /** Whether a stakeholder is here that was not merged into another. */
    isHere: (id: string): boolean => here.get(toUuid(id)) !== undefined,
    /** The last action that a given pack tells of, by the trail. */
    upTo: (id: string): number => upTo.get(id) ?? 0,
    /** Who handed a given pack over; empty in those of earlier versions. */
    leaverOf: (id: string): string => leaver.get(toUuid(id)) ?? '',
    approvedReports: (): number => approvedReports.get() ?? 0,
    /** What decides about due dates and deadlines on a day, as text. */
    rulesOn: (day: string): string => `${rulesInForce.get(day)} ${calendar.get() ?? ''}`,

    add({ id, whole, counts, ...fields }: NewHandover, held: readonly number[]): void {
      const row = insert.pluck().get({
        ...fields,
        uuid: toUuid(id),
        whole: whole ? 1 : 0,
        counts: JSON.stringify(counts),
      });
      for (const stakeholder of held) holds.run(row, stakeholder);
    },
    list: (): Handover[] => all.all().map((row) => handoverOf(row, peers)),
    find(id: string): Handover | undefined {
      const row = one.get(toUuid(id));
      return row && handoverOf(row, peers);
    },
    /** What a receipt of a given pack is held against. */
    given: (id: string) => expected.get(toUuid(id)),
    acknowledge: (id: string, by: { receipt: string; signer: string | null }, now: number): void =>
      void acknowledge.run({ uuid: toUuid(id), ...by, now }),
    /** Who signed a received pack, or the receipt of a given one, and whose name they bear here. */
    signed: (id: string): { key: string; name: string } | undefined => {
      const row = one.get(toUuid(id));
      return row?.signedBy == null ? undefined : { key: row.signedBy, name: row.otherName };
    },
    /** A given pack with the code that acknowledged it, if one has. */
    proof(id: string): Proof | undefined {
      const row = one.get(toUuid(id));
      const receipt = acknowledgedWith.get(toUuid(id));
      if (row === undefined || receipt === undefined) return undefined;
      const { acknowledgedAt, ...held } = handoverOf(row, peers);
      const given = { ...held, successorCode: row.signedBy && codeOfKey(row.signedBy) };
      return acknowledgedAt === null || receipt === null
        ? { ...given, acknowledgedAt: null, receipt: null }
        : { ...given, acknowledgedAt, receipt };
    },
    /** An open step, or an open case, is somebody else's from now on. */
    giveStep: (row: number, owner: number | null, now: number): void => void giveStep.run(owner, now, row),
    giveCase: (row: number, owner: number | null, now: number): void => void giveCase.run(owner, now, row),
    erased: (id: string, now: number): void => void erased.run({ uuid: toUuid(id), now }),
    stakeholdersOf: (id: string): number[] => stakeholders.all(toUuid(id)),
  };
}
