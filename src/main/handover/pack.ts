import { createHmac } from 'node:crypto';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { day } from '../../contract/values.ts';
import { SLOTS } from '../../domain/cadence/slots.ts';
import { codeOf } from '../../domain/code.ts';
import { FEEDBACK_KINDS, FEEDBACK_PRIORITIES, FEEDBACK_STATES } from '../../domain/feedback/terms.ts';
import { unzip } from '../../domain/import/zip.ts';
import { CHANNELS, DIRECTIONS, PURPOSES } from '../../domain/interactions.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../../domain/stakeholders.ts';
import { withPresentKey } from '../db/contact-points.ts';
import { sha256Of } from './seal.ts';
import { COMPARED, type Compared } from './versions.ts';

/**
 * What a handover pack holds: the rows of some stakeholders as the database has them. `id` and references count within the
 * pack; `uuid` tells the same row in two vaults. A pack comes from another computer, so every value is checked.
 */

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
    size: z.number().int(),
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

const pack = z.object({
  format: z.literal(2),
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
  /** What is not among the rows was removed. Packs of earlier versions don't tell. */
  past: z.partialRecord(z.enum(COMPARED), z.array(past)).default({}),
  rows: z.object(
    Object.fromEntries(TABLE_NAMES.map((name) => [name, z.array(TABLES[name])])) as {
      [T in Table]: z.ZodArray<(typeof TABLES)[T]>;
    },
  ),
});
export type Pack = z.output<typeof pack>;

/** A pack and the contents of its attachments, by their UUID in hex. */
export type Packed = { pack: Pack; contents: ReadonlyMap<string, Uint8Array> };

const FOLDER = 'attachments/';
const INDEX = 'pack.json';
/** As much as fits into one array. */
const LIMITS = { entries: 100_000, inflatedBytes: 2 ** 31 - 1 };

/** One file, not yet sealed. */
export function writePack({ pack, contents }: Packed): Uint8Array<ArrayBuffer> {
  const files = [...contents].map(([id, content]) => [`${FOLDER}${id}`, content] as const);
  return zipSync({ [INDEX]: strToU8(JSON.stringify(pack)), ...Object.fromEntries(files) });
}

const noPack = () => refuse('invalid', 'handover:error.noPack');

/** Reads what was sealed; refuses what is no pack, or was made by a newer version. */
export function readPack(bytes: Uint8Array): Result<Packed> {
  const files = unzip(bytes, (name) => name === INDEX || name.startsWith(FOLDER), LIMITS);
  if (!files.ok) return noPack();
  const index = files.value.get(INDEX);
  if (index === undefined) return noPack();
  try {
    const parsed = pack.safeParse(JSON.parse(strFromU8(index)));
    if (!parsed.success) return noPack();
    const contents = new Map<string, Uint8Array>();
    for (const { uuid, sha256 } of parsed.data.rows.attachment) {
      const content = files.value.get(`${FOLDER}${uuid}`);
      if (content === undefined || sha256Of(content).toString('hex') !== sha256) return noPack();
      contents.set(uuid, content);
    }
    return referencesHold(parsed.data.rows) ? ok({ pack: parsed.data, contents }) : noPack();
  } catch {
    return noPack();
  }
}

/** Whether every reference finds its row within the pack. */
function referencesHold(rows: PackedRows): boolean {
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

/** The code that only who opened the pack can know, to be told to who handed over. */
export const receiptOf = ({ id, receiptKey }: Pick<Pack, 'id' | 'receiptKey'>): string =>
  codeOf(createHmac('sha256', Buffer.from(receiptKey, 'hex')).update(id).digest().subarray(0, 24));
