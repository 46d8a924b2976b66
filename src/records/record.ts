/**
 * What a row is, declared once: journal, trail, packs, merging, erasure and the preview of a restore follow from it
 * (`main/records`). Kinds of fields are closed; rules stay functions in `domain`, tables stay SQL.
 */

/** What an erasure does to a text that speaks of whoever is erased. */
export type Erasure =
  /** It loses their words. */
  | 'rewrite'
  /** It stays, and the row is named: only a person can tell who is meant. */
  | 'list'
  /** It can't speak of anybody, or something else sees to it: why. */
  | { none: string };

type Common = {
  /** It may be unknown (NULL). */
  optional?: true;
  /** Technical: neither told in the trail nor compared by a handover. */
  quiet?: true;
  /** The program writes it: nobody enters it. */
  automatic?: true;
  /** Stays what it was when the row was made. */
  fixed?: true;
  /** Of this vault alone: it doesn't go along with its row. */
  local?: true;
  /** Each vault counts for itself: of the same row it may be another number elsewhere. */
  counted?: true;
  /** What it is in a pack that was made before there was this field. */
  before?: string | number | null;
};
type Text = Common & {
  erasure: Erasure;
  /** It is found by these words; a name by its pinyin, too. */
  searched?: true | 'name';
  /** Tables of those it belongs to that are found by it as well. */
  searchedIn?: readonly string[];
};

export type Field =
  | (Text & { kind: 'line'; filled?: true })
  | (Text & { kind: 'prose'; filled?: true })
  /** JSON in a text. */
  | (Text & { kind: 'json' })
  /** A word of an enumeration; `words`: where its translations stand among those of `enums`. */
  | (Common & { kind: 'word'; of: readonly string[]; words: string })
  /** `YYYY-MM-DD`. */
  | (Common & { kind: 'day' })
  /** Epoch milliseconds. */
  | (Common & { kind: 'instant' })
  | (Common & { kind: 'flag' })
  | (Common & { kind: 'number'; min?: number; max?: number; searched?: true })
  /** An amount in hundredths. */
  | (Common & { kind: 'money' })
  /** So many bytes. */
  | (Common & { kind: 'bytes'; length: number })
  /** Another row. One `belongs` to it where it is nothing without it: it is packed, merged, counted and erased with it. */
  | (Common & { kind: 'reference'; to: string; belongs?: true });

export type RecordDefinition = {
  /** Whose pages ask again when a row changes. */
  noun: string;
  /** `shared`: handed over with whom it belongs to, or who names it. `team`: of all who work together, and handed over with nobody. `vault`: of this vault. */
  scope: 'shared' | 'team' | 'vault';
  /** Whether it has a UUID; `key`: one that follows from its key (`keyUuid`), so that a pack needn't tell it. */
  uuid?: true | 'key';
  /** The columns by which two vaults know a row: of a link, or where there is one at a time. */
  key?: readonly string[];
  /** It holds nothing but what it links, or a value and its label. */
  link?: true;
  /** What happened, or was once: it comes with what it belongs to, and isn't compared. */
  history?: true;
  /** The column that a row is called by. */
  calledBy?: string;
  /** The column that stands beside its name where it is found; without one, the name of whom it belongs to. */
  detail?: string;
  /** It has a page, `#/noun/uuid`; without one, that of whom it belongs to shows it. */
  page?: true;
  /** Where it stands on the timeline of whom it belongs to: at which day or instant, and with what text. */
  timeline?: { at: string; text: string };
  /** Removed rows are only inactive: found, referred to and made active again. */
  inactive?: true;
  /** Its rows can be taken out as a list, and brought in. */
  listed?: true;
  /** It belongs to the stakeholders that rows of this table link it with. */
  through?: { link: string; column: string };
  /** The text that says what else the row is in another vault where both have changed it. */
  differencesIn?: string;
  /** The trail doesn't tell it: why. */
  untold?: string;
  /** No indicator depends on it. */
  unmeasured?: true;
  /** Where two stakeholders become one it stays with each: why. */
  unmerged?: string;
  fields: Readonly<Record<string, Field>>;
};

export const defineRecord = <const R extends RecordDefinition>(record: R): R => record;

export const created = { kind: 'instant', quiet: true, fixed: true, automatic: true } as const;
export const updated = { kind: 'instant', quiet: true, automatic: true } as const;
/** Removed rows stay, inactive. */
export const deleted = { kind: 'instant', optional: true, automatic: true } as const;
/** The same where a row that was removed is told as gone; packs of earlier versions have it only while it is there. */
export const removed = { ...deleted, quiet: true, before: null } as const;
/** What a list is ordered by: pinyin. */
export const sortKey = {
  kind: 'line',
  quiet: true,
  automatic: true,
  erasure: { none: 'made of the name' },
} as const;
export const ofOwner = { kind: 'reference', to: 'owner', optional: true } as const;
export const ofStakeholder = { kind: 'reference', to: 'stakeholder', belongs: true } as const;

type Value<F extends Field> = F extends { kind: 'word'; of: readonly (infer W)[] }
  ? W
  : F extends { kind: 'flag' }
    ? 0 | 1
    : F extends { kind: 'instant' | 'number' | 'money' | 'reference' }
      ? number
      : string;

/** A row as JSON has it: bytes in hex. */
export type RowOf<R extends RecordDefinition> = { id: number } & (R['uuid'] extends true
  ? R extends { link: true } | { history: true }
    ? { uuid?: string }
    : { uuid: string }
  : unknown) & {
    -readonly [C in keyof R['fields'] as R['fields'][C] extends { local: true } ? never : C]:
      | Value<R['fields'][C]>
      | (R['fields'][C] extends { optional: true } ? null : never);
  };
