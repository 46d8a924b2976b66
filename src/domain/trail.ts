/** What the audit trail tells of (S4 §6.2: communication is complete and traceable). */
export const TRAIL_EVENTS = [
  'changed',
  'looked-at',
  'opened',
  'exported',
  'printed',
  'unlocked',
  'secured',
  'backed-up',
  'restored',
  'handed-over',
  'erased',
] as const;
export type TrailEvent = (typeof TRAIL_EVENTS)[number];

/** Identifiers and counts: what is erased must not live on in the trail. */
export type TrailDetail = Readonly<
  Record<string, string | number | boolean | readonly number[] | readonly string[] | null>
>;

/** An entry before it is chained. `at` in epoch ms, `digest` in hexadecimal. */
export type TrailEntry = {
  id: number;
  at: number;
  who: string;
  event: TrailEvent;
  call: string;
  actionId: number | null;
  /** JSON, as it is stored. */
  detail: string;
  digest: string | null;
};

/** The text of an entry that its hash is made of, after the hash before it. */
export const chained = ({ id, at, who, event, call, actionId, detail, digest }: TrailEntry): string =>
  JSON.stringify([id, at, who, event, call, actionId, detail, digest]);

/** Where a chain is broken. */
export type TrailFault = 'gap' | 'entry' | 'journal' | 'unlisted' | 'backup';
