import { z } from 'zod';
import { MAX_ATTACHMENT_BYTES } from '../../contract/attachments.ts';
import { day } from '../../contract/values.ts';
import { SLOTS } from '../../domain/cadence/slots.ts';
import { FEEDBACK_KINDS, FEEDBACK_PRIORITIES, FEEDBACK_STATES } from '../../domain/feedback/terms.ts';
import { CHANNELS, DIRECTIONS, PURPOSES } from '../../domain/interactions.ts';
import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../../domain/stakeholders.ts';
import { withPresentKey } from '../db/contact-points.ts';
import { COMPARED, type Compared } from './versions.ts';

/**
 * What a handover pack holds: the rows of some stakeholders as the database has them. `id` and references count within the
 * pack; `uuid` tells the same row in two vaults. A pack comes from another computer, so every value is checked.
 */

/** The most that one attachment takes; two bytes more than what may be attached have been let in. */
export const MAX_CONTENT_BYTES = MAX_ATTACHMENT_BYTES + 2;

const ref = z.number().int().positive();
const uuid = z.hex().length(32);
/** Of the years that the bridge speaks of. */
const at = z.number().int().min(Date.UTC(1900, 0)).max(Date.UTC(2200, 0));
const flag = z.union([z.literal(0), z.literal(1)]);
/** More than the longest text that can be entered. */
const text = z.string().max(100_000);
const channel = z.enum(CHANNELS).nullable();
const json = text.refine((value) => {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
});
const changed = { created_at: at, updated_at: at, deleted_at: at.nullable() };

/** Each table in the order in which its rows can be put in: a reference points to a table before, or to its own. */
export const TABLES = {
  owner: z.object({
    id: ref,
    uuid,
    name: text,
    department: text,
    active: flag,
    created_at: at,
    updated_at: at,
  }),
  tag: z.object({ id: ref, name: text }),
  stakeholder: z.object({
    id: ref,
    uuid,
    name: text.min(1),
    kind: z.enum(STAKEHOLDER_KINDS),
    tier: z.enum(TIERS),
    influence: z.enum(INFLUENCES),
    interest: z.enum(INTERESTS),
    status: z.enum(STATUSES),
    owner_id: ref.nullable(),
    website: text,
    address: text,
    industry: text,
    preferred_channel: channel,
    notes: text,
    confidentiality: z.enum(CONFIDENTIALITIES).default('normal'),
    active_from: day,
    sort_key: text,
    merged_into: ref.nullable(),
    ...changed,
  }),
  stakeholder_period: z.object({
    id: ref,
    stakeholder_id: ref,
    from_on: day,
    kind: z.enum(STAKEHOLDER_KINDS),
    tier: z.enum(TIERS),
    status: z.enum([...STATUSES, 'inactive']),
    owner_id: ref.nullable(),
    tags: json,
  }),
  stakeholder_tag: z.object({ id: ref, stakeholder_id: ref, tag_id: ref }),
  person: z.object({
    id: ref,
    uuid,
    stakeholder_id: ref,
    name: text.min(1),
    role: text,
    department: text,
    wechat: text,
    birthday_month: z.number().int().min(1).max(12).nullable(),
    birthday_day: z.number().int().min(1).max(31).nullable(),
    birthday_year: z.number().int().nullable(),
    birthday_calendar: z.enum(['solar', 'lunar']).nullable(),
    birthday_leap: flag,
    preferred_channel: channel,
    address: text,
    notes: text,
    is_primary: flag,
    sort_key: text,
    ...changed,
  }),
  contact_point: z
    .object({
      id: ref,
      stakeholder_id: ref.nullable(),
      person_id: ref.nullable(),
      kind: z.enum(['phone', 'email']),
      label: text,
      value: text,
      match_key: text,
      position: z.number().int(),
    })
    .overwrite(withPresentKey),
  cadence_exception: z.object({
    id: ref,
    uuid,
    slot: z.enum(SLOTS),
    every: text,
    stakeholder_id: ref.nullable(),
    tag_id: ref.nullable().default(null),
    note: text,
    created_at: at,
    deleted_at: at.nullable(),
  }),
  interaction: z.object({
    id: ref,
    uuid,
    at,
    channel: z.enum(CHANNELS),
    direction: z.enum(DIRECTIONS),
    purpose: z.enum(PURPOSES).nullable(),
    effective: flag,
    summary: text,
    decisions: text,
    owner_id: ref.nullable(),
    ...changed,
  }),
  interaction_stakeholder: z.object({ id: ref, interaction_id: ref, stakeholder_id: ref }),
  interaction_person: z.object({ id: ref, interaction_id: ref, person_id: ref }),
  attachment: z.object({
    id: ref,
    uuid,
    interaction_id: ref,
    name: text,
    media_type: text,
    size: z.number().int().min(0).max(MAX_CONTENT_BYTES),
    sha256: z.hex().length(64),
    created_at: at,
    deleted_at: at.nullable(),
  }),
  next_step: z.object({
    id: ref,
    uuid,
    stakeholder_id: ref,
    interaction_id: ref.nullable(),
    text,
    due_on: day,
    owner_id: ref.nullable(),
    done_at: at.nullable(),
    ...changed,
  }),
  feedback: z.object({
    id: ref,
    uuid,
    number: ref,
    stakeholder_id: ref.nullable(),
    kind: z.enum(FEEDBACK_KINDS),
    priority: z.enum(FEEDBACK_PRIORITIES),
    channel: z.enum(CHANNELS),
    content: text,
    received_at: at,
    deadline_at: at,
    deadline_agreed: flag,
    owner_id: ref.nullable(),
    state: z.enum(FEEDBACK_STATES),
    level: z.number().int().min(1).max(3).nullable(),
    satisfaction: z.number().int().min(1).max(5).nullable(),
    breach_reason: text,
    responded_at: at.nullable(),
    resolved_at: at.nullable(),
    closed_at: at.nullable(),
    ...changed,
  }),
  feedback_event: z.object({
    id: ref,
    feedback_id: ref,
    at,
    event: text,
    detail: json,
    note: text,
    owner_id: ref.nullable(),
  }),
} as const;
export type Table = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES) as Table[];
export type PackedRow<T extends Table = Table> = z.output<(typeof TABLES)[T]>;
export type PackedRows = { [T in Table]: PackedRow<T>[] };

/** The table that a column refers to. */
export const REFERENCES: Record<string, Table> = {
  owner_id: 'owner',
  tag_id: 'tag',
  stakeholder_id: 'stakeholder',
  merged_into: 'stakeholder',
  person_id: 'person',
  interaction_id: 'interaction',
  feedback_id: 'feedback',
};

/** Of a thing that was changed or removed: by what both vaults know it, and its versions before. */
const past = z.object({
  key: z.array(text.nullable()),
  had: z.array(z.string().max(40)).min(1),
  at,
});
export type PackedPast = Partial<Record<Compared, z.output<typeof past>[]>>;

const rows = z.object(
  Object.fromEntries(TABLE_NAMES.map((name) => [name, z.array(TABLES[name])])) as {
    [T in Table]: z.ZodArray<(typeof TABLES)[T]>;
  },
);

/** What stands at the head of a pack. */
const head = z.object({
  /** UUID of this pack. */
  id: z.uuid(),
  madeAt: at,
  /** Whether it holds everything of the vault it was made from. */
  whole: z.boolean(),
  /** Who hands over; `owner` is that person among the pack's owners. */
  from: z.object({ name: text, department: text, owner: ref }),
  /** What acknowledges the pack is made with it: only who opened the pack has it. */
  receiptKey: z.hex().length(64),
  /** Of the cadence, the targets and the calendar in force, to tell whether the successor's differ. */
  rules: z.hex().length(64),
});

/** Whom it was made for and who signed it stand in it: sealed anew to somebody else, it doesn't hold. */
export const signedHead = head.extend({ format: z.literal(3), to: z.string(), signer: z.hex().length(64) });
export const packedPast = past;

/** As earlier versions made it. What is not among the rows was removed; not all of them tell. */
export const unsignedPack = head.extend({
  format: z.literal(2),
  past: z.partialRecord(z.enum(COMPARED), z.array(past)).default({}),
  rows,
});

export type Pack = z.output<typeof head> & {
  /** The public key of who made it; null in those of earlier versions. */
  signer: string | null;
  past: PackedPast;
  rows: PackedRows;
};

/** Whether every reference finds its row within the pack. */
export function referencesHold(rows: PackedRows): boolean {
  const ids = new Map(TABLE_NAMES.map((table) => [table, new Set(rows[table].map(({ id }) => id))]));
  return TABLE_NAMES.every((table) =>
    rows[table].every((row) =>
      Object.entries(row).every(([column, value]) => {
        const target = REFERENCES[column];
        return target === undefined || value === null || ids.get(target)?.has(Number(value)) === true;
      }),
    ),
  );
}
