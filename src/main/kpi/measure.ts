import {
  counted,
  type Measured,
  type Measurements,
  median,
  percentile,
  quotient,
} from '../../domain/kpi/figures.ts';
import { INDICATORS, type IndicatorId } from '../../domain/kpi/indicators.ts';
import type { Db } from '../db/open.ts';
import { ownedBy } from '../db/owned-by.ts';
import { type Dimension, SOURCES, type Source, STAKEHOLDERS } from './sources.ts';

/** The days and instants of a period, and whose rows count. */
export type Bounds = {
  params: { fromOn: string; asOf: string; since: number; before: number; now: number };
  /** Empty: everybody's. Null among them: nobody's. */
  ownerIds: readonly (string | null)[];
};

/** Rows for and against, all rows, and the sum of what is measured; of one part or of all. */
type Sum = { part: string | null; good: number; total: number; value: number | null };

/** The statement's text around a source: `SELECT … FROM … WHERE …`. */
export function select(source: Source, { ownerIds }: Bounds, columns: string, rest: string): string {
  const cte = source.with === undefined ? '' : `WITH ${source.with} `;
  const owned = ownerIds.length === 0 ? '' : `AND ${ownedBy(source.owner, ownerIds)}`;
  return `${cte}SELECT ${columns} FROM ${source.from} WHERE ${source.where} ${owned} ${rest}`;
}

function sums(db: Db, source: Source, part: string | null, bounds: Bounds): Sum[] {
  const columns = `${part ?? 'NULL'} AS part, coalesce(sum(${source.good}), 0) AS good, count(*) AS total,
    sum(${source.value ?? 'NULL'}) AS value`;
  return db
    .prepare<Bounds['params'], Sum>(select(source, bounds, columns, 'GROUP BY 1 ORDER BY 1'))
    .all(bounds.params);
}

function values(db: Db, source: Source, bounds: Bounds): number[] {
  return db
    .prepare<Bounds['params'], number>(
      select(source, bounds, `${source.value ?? 'NULL'} AS value`, 'ORDER BY value'),
    )
    .pluck()
    .all(bounds.params);
}

/** Measures every indicator of a period. */
export function measure(db: Db, bounds: Bounds): Measurements {
  // Indicators of one source share its answer.
  const known = new Map<Source, unknown>();
  const once = <T>(source: Source, ask: () => T): T => {
    if (!known.has(source)) known.set(source, ask());
    return known.get(source) as T;
  };
  const sumOf = (source: Source) =>
    once(source, () => sums(db, source, null, bounds))[0] ?? { part: null, good: 0, total: 0, value: null };
  const valuesOf = (source: Source) => once(source, () => values(db, source, bounds));
  const measureOne = (id: IndicatorId): Measured => {
    const source = SOURCES[id];
    switch (id) {
      case 'response-median':
        return { value: median(valuesOf(source)), of: null };
      case 'response-p90':
        return { value: percentile(valuesOf(source), 0.9), of: null };
      case 'contacts-per-stakeholder':
        return quotient(sumOf(source).total, sumOf(STAKEHOLDERS).total);
      case 'never-contacted':
      case 'open-feedback':
      case 'breaches':
        return counted(sumOf(source).total);
      case 'satisfaction':
      case 'customer-satisfaction':
      case 'supplier-satisfaction':
      case 'partner-satisfaction':
        return quotient(sumOf(source).value ?? 0, sumOf(source).total);
      case 'cadence-compliance':
      case 'first-response-on-time':
      case 'resolution-on-time':
      case 'conflict-resolution':
      case 'suggestion-landing':
      case 'requirement-landing-on-time':
      case 'decision-pass-on':
      case 'customer-retention':
        return quotient(sumOf(source).good, sumOf(source).total);
    }
  };
  return Object.fromEntries(INDICATORS.map(({ id }) => [id, measureOne(id)])) as Measurements;
}

/** One part of an indicator: `customer` of the dimension `kind`. */
export type Part = { key: string; made: number; total: number };

/** An indicator told by parts; rows that have no part (anonymous feedback has no kind of stakeholder) are left out. */
export function measureParts(db: Db, id: IndicatorId, dimension: Dimension, bounds: Bounds): Part[] {
  const source = SOURCES[id];
  const column = source.dimensions[dimension];
  if (column === undefined) return [];
  const parts = sums(db, source, column, bounds);
  if (id !== 'contacts-per-stakeholder')
    return parts.flatMap(({ part, good, total, value }) =>
      part === null ? [] : [{ key: part, made: value ?? good, total }],
    );
  // Contacts by channel are shared by all stakeholders; by kind or tier, by those of it, contacted or not.
  const whole = STAKEHOLDERS.dimensions[dimension];
  const stakeholders = sums(db, STAKEHOLDERS, whole ?? null, bounds);
  const contactsOf = new Map(parts.map(({ part, total }) => [part, total]));
  if (whole === undefined)
    return parts.map(({ part, total }) => ({
      key: part ?? '',
      made: total,
      total: stakeholders[0]?.total ?? 0,
    }));
  return stakeholders.map(({ part, total }) => ({ key: part ?? '', made: contactsOf.get(part) ?? 0, total }));
}
