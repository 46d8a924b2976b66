import { CHANNELS } from '../../domain/interactions.ts';
import type { InputOf } from '../bridge.ts';
import type { Conditions, FilterOf } from '../lists/filter.ts';
import { instantOf, wallOfDay } from './when/zone.ts';

/** The filters of the log; days are in the user's zone, both included. */
export const CONDITIONS = {
  query: { kind: 'text' },
  effective: {
    kind: 'word',
    of: ['all', 'effective', 'attempted'],
    say: 'interactions:outcome',
    usual: 'all',
    pinned: true,
  },
  channels: { kind: 'words', of: CHANNELS, say: 'enums:channel' },
  ownerIds: { kind: 'owners' },
  from: { kind: 'day' },
  to: { kind: 'day' },
} as const satisfies Conditions;

export type InteractionFilter = FilterOf<typeof CONDITIONS>;

/** What the core is asked for; days become the instants at which they begin and end in the user's zone. */
export function listFilterOf(
  { effective, from, to, ...others }: InteractionFilter,
  zone: string,
): NonNullable<InputOf<'interactions.list'>['filter']> {
  return {
    ...others,
    ...(effective !== undefined && effective !== 'all' && { effective: effective === 'effective' }),
    ...(from !== undefined && { from: instantOf(wallOfDay(from), zone) }),
    ...(to !== undefined && { until: instantOf(wallOfDay(to).add({ days: 1 }), zone) }),
  };
}
