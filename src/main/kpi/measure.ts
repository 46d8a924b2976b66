import { SLOTS } from '../../domain/cadence/slots.ts';
import { FEEDBACK_PRIORITIES } from '../../domain/feedback/terms.ts';
import { CHANNELS } from '../../domain/interactions.ts';
import {
  countOf,
  type Measurement,
  type Measurements,
  median,
  percentile,
  quotient,
} from '../../domain/kpi/figures.ts';
import { INDICATORS, type IndicatorId } from '../../domain/kpi/indicators.ts';
import { STAKEHOLDER_KINDS, TIERS } from '../../domain/stakeholders.ts';
import type { Db } from '../db/open.ts';
import { ownedBy } from '../db/owned-by.ts';
import { BREAKDOWNS, type Dimension, SOURCES, type Source, STAKEHOLDERS } from './sources.ts';

/** The days and instants of a period, and whose rows count. */
export type Bounds = {
  params: { fromOn: string; asOf: string; since: number; before: number; now: number };
  /** Empty: everybody's. Null among them: nobody's. */
  ownerIds: readonly (string | null)[];
};

/** One part of an indicator: `customer` of the dimension `kind`. */
type Part = { key: string; made: number; total: number };

/** All that is known of a period: every indicator, and the parts of those that are broken down. */
export type Measuring = {
  figures: Measurements;
  parts: readonly { id: IndicatorId; by: Dimension; parts: readonly Part[] }[];
};

/** The statement's text around a source: `SELECT … FROM … WHERE …`. */
export function select(source: Source, { ownerIds }: Bounds, columns: string, rest: string): string {
  const cte = source.with === undefined ? '' : `WITH ${source.with} `;
  const owned = ownerIds.length === 0 ? '' : `AND ${ownedBy(source.owner, ownerIds)}`;
  return `${cte}SELECT ${columns} FROM ${source.from} WHERE ${source.where} ${owned} ${rest}`;
}

/** Rows for, all rows, and the sum of what is measured. */
type Sum = { good: number; total: number; value: number };
type Sums = { all: Sum; by: Partial<Record<Dimension, Map<string, Sum>>> };

const nought = (): Sum => ({ good: 0, total: 0, value: 0 });

function add(sum: Sum, good: number, value: number): void {
  sum.good += good;
  sum.total += 1;
  sum.value += value;
}

/** Adds up a source, whole and by each dimension at once. SQLite would sort to group; a hundred thousand rows add up faster here. */
function sumsOf(db: Db, source: Source, bounds: Bounds): Sums {
  const dimensions = Object.entries(source.dimensions) as [Dimension, string][];
  const columns = [source.good, source.value ?? 'NULL', ...dimensions.map(([, column]) => column)];
  const all = nought();
  const maps = dimensions.map(() => new Map<string, Sum>());
  const rows = db
    .prepare<Bounds['params'], [number | null, number | null, ...(string | null)[]]>(
      select(source, bounds, columns.join(', '), ''),
    )
    .raw()
    .iterate(bounds.params);
  for (const [good, value, ...keys] of rows) {
    add(all, good ?? 0, value ?? 0);
    for (const [i, map] of maps.entries()) {
      const key = keys[i];
      // Anonymous feedback has no kind of stakeholder.
      if (key === null || key === undefined) continue;
      const sum = map.get(key) ?? nought();
      map.set(key, sum);
      add(sum, good ?? 0, value ?? 0);
    }
  }
  return { all, by: Object.fromEntries(dimensions.map(([name], i) => [name, maps[i]])) };
}

function valuesOf(db: Db, source: Source, bounds: Bounds): number[] {
  return db
    .prepare<Bounds['params'], number>(
      select(source, bounds, `${source.value ?? 'NULL'} AS value`, 'ORDER BY value'),
    )
    .pluck()
    .all(bounds.params);
}

/** Measures every indicator of a period. */
export function measure(db: Db, bounds: Bounds): Measuring {
  // Indicators of one source share its answer.
  const sumsBySource = new Map<Source, Sums>();
  const sums = (source: Source): Sums => {
    const sums = sumsBySource.get(source) ?? sumsOf(db, source, bounds);
    sumsBySource.set(source, sums);
    return sums;
  };
  const figures = INDICATORS.map(({ id }) => [
    id,
    measurementOf(id, sums, () => valuesOf(db, SOURCES[id], bounds)),
  ]);
  return {
    figures: Object.fromEntries(figures) as Measurements,
    parts: BREAKDOWNS.map(([id, by]) => ({ id, by, parts: partsOf(id, by, sums) })),
  };
}

function measurementOf(id: IndicatorId, sums: (source: Source) => Sums, values: () => number[]): Measurement {
  const source = SOURCES[id];
  switch (id) {
    case 'response-median':
      return { value: median(values()), of: null };
    case 'response-p90':
      return { value: percentile(values(), 0.9), of: null };
    case 'contacts-per-stakeholder':
      return quotient(sums(source).all.total, sums(STAKEHOLDERS).all.total);
    case 'never-contacted':
    case 'open-feedback':
    case 'breaches':
      return countOf(sums(source).all.total);
    case 'satisfaction':
    case 'customer-satisfaction':
    case 'supplier-satisfaction':
    case 'partner-satisfaction':
      return quotient(sums(source).all.value, sums(source).all.total);
    case 'cadence-compliance':
    case 'first-response-on-time':
    case 'resolution-on-time':
    case 'conflict-resolution':
    case 'suggestion-landing':
    case 'requirement-landing-on-time':
    case 'decision-pass-on':
    case 'customer-retention':
      return quotient(sums(source).all.good, sums(source).all.total);
  }
}

/** The order in which each dimension is told. */
const ORDER: Record<Dimension, readonly string[]> = {
  kind: STAKEHOLDER_KINDS,
  tier: TIERS,
  slot: SLOTS,
  priority: FEEDBACK_PRIORITIES,
  channel: CHANNELS,
};

function partsOf(id: IndicatorId, by: Dimension, sums: (source: Source) => Sums): Part[] {
  const source = SOURCES[id];
  const own = sums(source).by[by] ?? new Map<string, Sum>();
  const inOrder = (keys: Iterable<string>, part: (key: string) => Omit<Part, 'key'>): Part[] =>
    [...keys]
      .sort((a, b) => ORDER[by].indexOf(a) - ORDER[by].indexOf(b))
      .map((key) => ({ key, ...part(key) }));
  if (id !== 'contacts-per-stakeholder')
    return inOrder(own.keys(), (key) => {
      const { good, total, value } = own.get(key) ?? nought();
      return { made: source.value === undefined ? good : value, total };
    });
  // Contacts by channel are shared by all stakeholders; by kind or tier, by those of it, contacted or not.
  const { all, by: whole } = sums(STAKEHOLDERS);
  const group = whole[by];
  return inOrder(group?.keys() ?? own.keys(), (key) => ({
    made: own.get(key)?.total ?? 0,
    total: group === undefined ? all.total : (group.get(key)?.total ?? 0),
  }));
}
