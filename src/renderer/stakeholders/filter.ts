import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../../domain/stakeholders.ts';
import type { InputOf } from '../bridge.ts';

type ListInput = InputOf<'stakeholders.list'>;
export type Filter = NonNullable<ListInput['filter']>;
export type Sort = NonNullable<ListInput['sort']>;
/** What the register shows: which rows in which order. */
export type View = { filter: Filter; sort: Sort; descending: boolean };

const DUE_STATES = [
  'overdue',
  'today',
  'week',
  'never-contacted',
  'later',
  'none',
] as const satisfies NonNullable<Filter['dueStates']>;
const SORTS = [
  'name',
  'kind',
  'tier',
  'influence',
  'lastContact',
  'nextDue',
  'updated',
] as const satisfies Sort[];
const INACTIVE = ['hide', 'show', 'only'] as const satisfies NonNullable<Filter['inactive']>[];

/** How an address and a select say “without owner”. */
export const NO_OWNER = 'none';

/** Filters that hold a choice of several words of an enumeration. */
export const CHOICES = {
  kinds: STAKEHOLDER_KINDS,
  tiers: TIERS,
  influences: INFLUENCES,
  interests: INTERESTS,
  statuses: STATUSES,
  dueStates: DUE_STATES,
  confidentialities: CONFIDENTIALITIES,
} as const;
export type ChoiceName = keyof typeof CHOICES;
export const CHOICE_NAMES = Object.keys(CHOICES) as ChoiceName[];

const known = <T extends string>(words: readonly T[], texts: readonly string[]): T[] =>
  words.filter((word) => texts.includes(word));

/** Reads what an address says; what it does not understand it leaves out. */
export function viewOf(query: URLSearchParams): View {
  const words = (name: string) => (query.get(name) ?? '').split(',').filter(Boolean);
  const filter: Filter = {};
  const text = query.get('q')?.trim() ?? '';
  if (text !== '') filter.query = text;
  const choose = <K extends ChoiceName>(name: K, chosen: Filter[K] & unknown[]) => {
    if (chosen.length > 0) filter[name] = chosen;
  };
  choose('kinds', known(STAKEHOLDER_KINDS, words('kinds')));
  choose('tiers', known(TIERS, words('tiers')));
  choose('influences', known(INFLUENCES, words('influences')));
  choose('interests', known(INTERESTS, words('interests')));
  choose('statuses', known(STATUSES, words('statuses')));
  choose('dueStates', known(DUE_STATES, words('dueStates')));
  choose('confidentialities', known(CONFIDENTIALITIES, words('confidentialities')));
  const ownerIds = words('ownerIds').map((word) => (word === NO_OWNER ? null : word));
  if (ownerIds.length > 0) filter.ownerIds = ownerIds;
  const tags = query.getAll('tag').filter(Boolean);
  if (tags.length > 0) filter.tags = tags;
  const [inactive] = known(INACTIVE, [query.get('inactive') ?? '']);
  if (inactive !== undefined && inactive !== 'hide') filter.inactive = inactive;
  const [sort = 'name'] = known(SORTS, [query.get('sort') ?? '']);
  return { filter, sort, descending: query.get('desc') === '1' };
}

/** The address of a view. Inverse of `viewOf`. */
export function queryOfView({ filter, sort, descending }: View): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.query !== undefined && filter.query !== '') query.set('q', filter.query);
  const owners = filter.ownerIds?.map((owner) => owner ?? NO_OWNER);
  for (const [name, chosen = []] of [
    ...CHOICE_NAMES.map((name) => [name, filter[name]] as const),
    ['ownerIds', owners] as const,
  ]) {
    if (chosen.length > 0) query.set(name, chosen.join(','));
  }
  for (const tag of filter.tags ?? []) query.append('tag', tag);
  if (filter.inactive !== undefined && filter.inactive !== 'hide') query.set('inactive', filter.inactive);
  if (sort !== 'name') query.set('sort', sort);
  if (descending) query.set('desc', '1');
  return query;
}

/** How many conditions a filter sets, the search text aside. */
export const conditionsIn = ({ query: _, ...conditions }: Filter): number =>
  Object.values(conditions).filter((value) => value !== undefined && value.length > 0).length;
