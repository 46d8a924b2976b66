/**
 * What a list may be narrowed by, declared once: how it stands in the address, and which field asks for it (`FilterBar`).
 * `say` is where the words of a choice have their names: `enums:tier`.
 */
export type Condition = (
  | { kind: 'text' }
  /** Any of these words. */
  | { kind: 'words'; of: readonly string[]; say: string }
  /** One of these words; `usual` is what is meant where nothing is chosen. */
  | { kind: 'word'; of: readonly string[]; say: string; usual: string }
  | { kind: 'owners' }
  | { kind: 'tags' }
  | { kind: 'flag' }
  /** `YYYY-MM-DD`. */
  | { kind: 'day' }
) & {
  /** Stands in the bar itself, not behind its button. */
  pinned?: true;
};

export type Conditions = Readonly<Record<string, Condition>>;

type ValueOf<C extends Condition> = C extends { kind: 'words'; of: readonly (infer W)[] }
  ? W[]
  : C extends { kind: 'word'; of: readonly (infer W)[] }
    ? W
    : C extends { kind: 'owners' }
      ? (string | null)[]
      : C extends { kind: 'tags' }
        ? string[]
        : C extends { kind: 'flag' }
          ? true
          : string;

/** What was chosen; what isn't there narrows nothing. */
export type FilterOf<C extends Conditions> = { -readonly [K in keyof C]?: ValueOf<C[K]> };
export type AnyFilter = Partial<Record<string, Value>>;
export type Value = string | true | (string | null)[];

/** How an address and a select say “without owner”. */
export const NO_OWNER = 'none';

/** What users wrote themselves has names of its own: `route.ts` keeps it out of the browser's addresses. */
const nameOf = (key: string, { kind }: Condition): string =>
  kind === 'text' ? 'q' : kind === 'tags' ? 'tag' : key;

function read(condition: Condition, texts: string[]): Value | undefined {
  const text = texts[0]?.trim() ?? '';
  const words = text.split(',').filter(Boolean);
  const some = <V>(values: V[]) => (values.length > 0 ? values : undefined);
  switch (condition.kind) {
    case 'text':
      return text || undefined;
    case 'words':
      return some(condition.of.filter((word) => words.includes(word)));
    case 'word':
      return condition.of.find((word) => word === text && word !== condition.usual);
    case 'owners':
      return some(words.map((word) => (word === NO_OWNER ? null : word)));
    case 'tags':
      return some(texts.filter(Boolean));
    case 'flag':
      return text === '1' || undefined;
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
  }
}

/** Reads what an address says; what it does not understand it leaves out. */
export function filterIn<C extends Conditions>(conditions: C, query: URLSearchParams): FilterOf<C> {
  const chosen = Object.entries(conditions).flatMap(([key, condition]) => {
    const value = read(condition, query.getAll(nameOf(key, condition)));
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(chosen) as FilterOf<C>;
}

/** The address of a filter. Inverse of `filterIn`. */
export function addressOf(conditions: Conditions, filter: AnyFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [key, condition] of Object.entries(conditions)) {
    const value = filter[key];
    if (!isSet(condition, value)) continue;
    const name = nameOf(key, condition);
    if (value === true) query.set(name, '1');
    else if (typeof value === 'string') query.set(name, value);
    else if (condition.kind === 'tags') for (const tag of value) query.append(name, tag ?? '');
    else query.set(name, value.map((word) => word ?? NO_OWNER).join(','));
  }
  return query;
}

/** Whether a condition narrows anything. */
export const isSet = (condition: Condition, value: Value | undefined): value is Value =>
  value !== undefined &&
  (Array.isArray(value) ? value.length > 0 : value !== '') &&
  !(condition.kind === 'word' && value === condition.usual);

/** How many conditions are set, the search text and what stands in the bar aside. */
export const countOf = (conditions: Conditions, filter: AnyFilter): number =>
  Object.entries(conditions).filter(
    ([key, condition]) =>
      condition.kind !== 'text' && condition.pinned === undefined && isSet(condition, filter[key]),
  ).length;

/** Whether anything narrows the list. */
export const isNarrowed = (conditions: Conditions, filter: AnyFilter): boolean =>
  Object.entries(conditions).some(([key, condition]) => isSet(condition, filter[key]));
