import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../../domain/stakeholders.ts';
import type { InputOf } from '../bridge.ts';
import { addressOf, type Conditions, type FilterOf, filterIn } from '../lists/filter.ts';

type ListInput = InputOf<'stakeholders.list'>;
export type SortKey = NonNullable<ListInput['sort']>;

/** The filters of the register. */
export const CONDITIONS = {
  query: { kind: 'text' },
  kinds: { kind: 'words', of: STAKEHOLDER_KINDS, say: 'enums:stakeholderKind' },
  tiers: { kind: 'words', of: TIERS, say: 'enums:tier' },
  influences: { kind: 'words', of: INFLUENCES, say: 'enums:influence' },
  interests: { kind: 'words', of: INTERESTS, say: 'enums:interest' },
  statuses: { kind: 'words', of: STATUSES, say: 'enums:status' },
  dueStates: {
    kind: 'words',
    of: ['overdue', 'today', 'week', 'never-contacted', 'later', 'none'],
    say: 'enums:dueState',
  },
  confidentialities: { kind: 'words', of: CONFIDENTIALITIES, say: 'enums:confidentiality' },
  ownerIds: { kind: 'owners' },
  tags: { kind: 'tags' },
  inactive: {
    kind: 'word',
    of: ['hide', 'show', 'only'],
    say: 'stakeholders:filter.inactiveWords',
    usual: 'hide',
  },
} as const satisfies Conditions;

export type Filter = FilterOf<typeof CONDITIONS>;
/** What the register shows: which rows in which order. */
export type View = { filter: Filter; sort: SortKey; descending: boolean };

const SORTS = [
  'name',
  'kind',
  'tier',
  'influence',
  'lastContact',
  'nextDue',
  'updated',
] as const satisfies SortKey[];

/** Reads what an address says; what it does not understand it leaves out. */
export const viewOf = (query: URLSearchParams): View => ({
  filter: filterIn(CONDITIONS, query),
  sort: SORTS.find((sort) => sort === query.get('sort')) ?? 'name',
  descending: query.get('desc') === '1',
});

/** The address of a view. Inverse of `viewOf`. */
export function queryOfView({ filter, sort, descending }: View): URLSearchParams {
  const query = addressOf(CONDITIONS, filter);
  if (sort !== 'name') query.set('sort', sort);
  if (descending) query.set('desc', '1');
  return query;
}
