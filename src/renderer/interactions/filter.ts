import type { Channel } from '../../domain/interactions.ts';
import type { InputOf, OutputOf } from '../bridge.ts';
import type { Wall } from './when/calendar.ts';
import { instantOf, wallOf } from './when/zone.ts';

export type InteractionFilter = {
  query: string;
  channels: Channel[];
  ownerIds: string[];
  effective: 'all' | 'effective' | 'attempted';
  /** Days, both included. */
  from: Wall | null;
  to: Wall | null;
};

export const NO_FILTER: InteractionFilter = {
  query: '',
  channels: [],
  ownerIds: [],
  effective: 'all',
  from: null,
  to: null,
};

type Wanted = NonNullable<InputOf<'interactions.list'>['filter']>;

/** What the core is asked for; days become the instants at which they begin and end in the user's zone. */
export function wantedBy(filter: InteractionFilter, zone: string): Wanted {
  const { query, channels, ownerIds, effective, from, to } = filter;
  return {
    ...(query.trim() !== '' && { query: query.trim() }),
    ...(channels.length > 0 && { channels }),
    ...(ownerIds.length > 0 && { ownerIds }),
    ...(effective !== 'all' && { effective: effective === 'effective' }),
    ...(from !== null && { from: instantOf(from.withPlainTime(), zone) }),
    ...(to !== null && { until: instantOf(to.withPlainTime().add({ days: 1 }), zone) }),
  };
}

export type InteractionRow = OutputOf<'interactions.list'>['rows'][number];
export type DayGroup = { on: string; rows: InteractionRow[] };

/** The log by days of the user's zone, in the order given. */
export function byDay(rows: readonly InteractionRow[], zone: string): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const row of rows) {
    const on = wallOf(row.at, zone).toPlainDate().toString();
    const last = groups.at(-1);
    if (last?.on === on) last.rows.push(row);
    else groups.push({ on, rows: [row] });
  }
  return groups;
}
