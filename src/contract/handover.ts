import { z } from 'zod';
import { CHOSEN_FIELDS } from '../domain/merging.ts';
import { reads, works, writes } from './call.ts';
import { heldFile } from './people.ts';
import { takenOut } from './trail.ts';
import { bytes, id, instant, line, name, noAnswer, nothing } from './values.ts';

export const MAX_PACK_BYTES = 1024 * 1024 * 1024;
/** Bytes sent over the bridge at a time: a multiple of three, so that the base64 of all pieces is one base64 text. */
export const PIECE_BYTES = 3 * 1024 * 1024;

/** A pack that the core holds: uploaded by `handover.hold` and downloaded by `handover.piece`, piece by piece. */
const packReference = z.object({ held: id, bytes: z.number().int() });
/** A pack to open: one that the core holds, or the bytes of a small one. */
const packContent = z.union([bytes(32 * 1024 * 1024), packReference.pick({ held: true })]);
const jobId = line(60).optional();

const count = z.number().int();
/** How much a pack holds. */
const counts = z.object({
  stakeholders: count,
  people: count,
  interactions: count,
  nextSteps: count,
  feedback: count,
  openFeedback: count,
  attachments: count,
  /** Approved ones: they go with the vault, and are in no pack. */
  reports: count,
  /** What else a stakeholder has, by its table. */
  more: z.record(z.string(), count).default({}),
});
export type HandoverCounts = z.output<typeof counts>;

type ChosenField = (typeof CHOSEN_FIELDS)[number];
/** Fields of a stakeholder that may differ between a pack and the register; each can be taken from either. */
export const JOIN_FIELDS = CHOSEN_FIELDS.filter(
  (field): field is Exclude<ChosenField, 'ownerId'> => field !== 'ownerId',
);
export type JoinField = (typeof JOIN_FIELDS)[number];
const joinField = z.enum(JOIN_FIELDS);

/**
 * Who signed a pack or a receipt, as far as this vault knows: whose key it was found to be when codes were compared. Where somebody
 * of that name has another key, this may be somebody else.
 */
const signer = z.object({
  /** To be compared; null where nothing was signed. */
  code: z.string().nullable(),
  state: z.enum(['confirmed', 'new', 'other-key', 'unsigned']),
  /** By which name it was confirmed. */
  knownAs: z.string().nullable(),
});
export type Signer = z.output<typeof signer>;

const who = z.object({ name: z.string(), department: z.string() });

const handover = z.object({
  id,
  direction: z.enum(['given', 'received']),
  madeAt: instant,
  /** The successor, or who handed over. */
  otherName: z.string(),
  /** Whether it was everything that the vault held. */
  whole: z.boolean(),
  counts,
  /** SHA-256 of the encrypted file, in hex. */
  sha256: z.string(),
  /** The receipt code of a received pack; null for a given one (only the successor has it), and for one that was undone. */
  receipt: z.string().nullable(),
  /** Whether taking over a received pack was undone: its receipt is no longer valid. */
  takenBack: z.boolean(),
  /** Who signed a received pack, or the receipt of a given one. */
  signer: signer.nullable(),
  acknowledgedAt: instant.nullable(),
  erasedAt: instant.nullable(),
});

/** Proof that data was handed over and destroyed (S4 §7). It names nobody in the register. */
export const certificate = z.object({
  id,
  /** A part was erased, or the vault with all that was in it. */
  scope: z.enum(['part', 'vault']),
  leaver: who,
  /** Code of the key by which the leaver signs; null in those of earlier versions. */
  leaverCode: z.string().nullable(),
  /** Null where there was no successor. */
  handover: z
    .object({
      successor: z.string(),
      /** Code of the key that signed the receipt; null where it wasn't signed. */
      successorCode: z.string().nullable(),
      madeAt: instant,
      acknowledgedAt: instant,
      sha256: z.string(),
      receipt: z.string(),
      /** What the pack held. */
      counts,
    })
    .nullable(),
  /** What was destroyed, counted when it was. */
  counts,
  erasedAt: instant,
  /** Files destroyed, as they were: encrypted. */
  files: z.array(z.object({ name: z.string(), bytes: count, sha256: z.string() })),
  /** Folders of backups that were not there: what is in them has to be destroyed by hand. */
  unreached: z.array(z.string()),
  /** Files that were made of the vault before: what of them is still there has to be destroyed by hand. */
  takenOut: z.array(takenOut),
});
export type Certificate = z.output<typeof certificate>;

/** Handing relationships over to a successor, and destroying them here. */
export const handovers = {
  'handover.key': works({
    does: "This vault's public key: packs sealed to it can only be opened here. And the code of the key by which it signs.",
    input: nothing,
    output: z.object({ recipient: z.string(), code: z.string() }),
  }),
  'handover.prepare': works({
    carries: 'content',
    does: 'Makes a pack of stakeholders with their whole history, sealed to the successor’s public key.',
    input: z.object({
      recipient: line(200),
      successor: name,
      /** Who hands over, as the successor will read it. */
      leaver: name,
      /** All of them unless given. */
      stakeholderIds: z.array(id).min(1).max(100_000).optional(),
      jobId,
    }),
    output: handover.extend({ fileName: z.string(), content: packReference, code: z.string() }),
  }),
  'handover.hold': works({
    does: 'Takes in a pack piece by piece; the first piece begins one.',
    input: z.object({ held: id.optional(), content: bytes(PIECE_BYTES) }),
    output: packReference,
  }),
  'handover.piece': works({
    does: 'A piece of a pack that is held; empty at its end.',
    input: z.object({ held: id, from: z.number().int().min(0) }),
    output: z.object({ content: bytes(PIECE_BYTES) }),
  }),
  'handover.letGo': works({
    does: 'Holds a pack no longer.',
    input: z.object({ held: id }),
    output: noAnswer,
  }),
  'handover.preview': works({
    does: 'What a pack holds, and which of its stakeholders may be here already.',
    carries: 'content',
    input: z.object({ content: packContent, jobId }),
    output: z.object({
      from: who,
      signer,
      madeAt: instant,
      whole: z.boolean(),
      counts,
      /** How many of its stakeholders are in the register already; they are updated, not added. */
      known: count,
      /** Stakeholders of the same name as one here, and what of them both have, differently, in words. */
      duplicates: z.array(
        z.object({
          id,
          name: z.string(),
          existingId: id,
          differences: z.array(
            z.object({ field: joinField, label: z.string(), mine: z.string(), packed: z.string() }),
          ),
        }),
      ),
      /** Whether the rules in force there differ from those here: clocks and due dates go on by those here. */
      otherRules: z.boolean(),
    }),
  }),
  'handover.receive': works({
    backsUp: 'before-handover',
    does: 'Takes a pack over: one action, which can be undone. Tells the code that acknowledges it.',
    carries: 'content',
    input: z.object({
      content: packContent,
      jobId,
      /** The code was compared with whoever sent it: the key is remembered as theirs. */
      confirmed: z.boolean().default(false),
      /**
       * Stakeholders of the pack, not here yet, that are one of mine: they are merged into it. Of what differs, the fields
       * of `take` are taken from the pack; others stay as they are here, and the notes say what they were there.
       */
      merge: z
        .array(z.object({ id, existingId: id, take: z.array(joinField).max(JOIN_FIELDS.length).default([]) }))
        .default([]),
      /** Whether I become the owner of what the leaver owned. */
      responsible: z.boolean().default(true),
    }),
    output: z.object({
      id,
      added: counts,
      /** Entries that were changed both there and here since both had the same: they stay as they are here, and say what was written there. */
      kept: count,
      receipt: z.string(),
      /** Of the key that signed it. */
      code: z.string(),
      actionId: z.string().nullable(),
    }),
  }),
  'handover.list': reads({
    does: 'Packs given and received, latest first.',
    input: nothing,
    output: z.array(handover),
  }),
  'handover.acknowledge': writes({
    does: 'Takes down the receipt with which the successor acknowledges a pack.',
    input: z.object({ id, receipt: line(400), confirmed: z.boolean().default(false) }),
    output: z.object({ signer }),
  }),
  'handover.confirm': writes({
    does: 'The code of who signed a received pack, or the receipt of a given one, was compared with them: the key is remembered as theirs.',
    input: z.object({ id }),
    output: noAnswer,
  }),
  'handover.erase': works({
    does: 'Destroys what was handed over and acknowledged, or, without a handover, the whole vault. Can’t be undone.',
    input: z.object({
      id: id.optional(),
      passphrase: z.string().min(1).max(1024),
      /** Allows erasing changes made after the pack, which it doesn't contain; refused otherwise. */
      changedSince: z.boolean().default(false),
    }),
    output: certificate.extend({
      /** Whether the vault's file is rid of it already; if not, that is done, and the certificate issued, when it is opened next. */
      finished: z.boolean(),
      /** Rows of others that still name who was erased: only a person can tell whether they should. */
      mentions: count,
      /** Files of interactions that stay for others, which only a person can look through. */
      sharedFiles: z.array(heldFile),
    }),
  }),
  'handover.certificates': reads({
    does: 'Certificates kept on this computer, latest first.',
    open: 'any',
    input: nothing,
    output: z.array(certificate),
  }),
};
