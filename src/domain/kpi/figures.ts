import { z } from 'zod';
import { ok, type Result, refuse } from '../result.ts';
import { type Better, INDICATORS, type Indicator, type IndicatorId } from './indicators.ts';

/** A measured value; `of` tells the two numbers of a quotient. Null: there was nothing to measure. */
export type Measured = { value: number | null; of: { made: number; total: number } | null };

type FigureStatus = 'met' | 'missed' | 'no-target' | 'no-data';

/** One indicator of a period, against target and the period before. */
export type Figure = Indicator & {
  id: IndicatorId;
  actual: number | null;
  of: Measured['of'];
  previous: number | null;
  /** Actual less previous, in the indicator's unit. */
  change: number | null;
  status: FigureStatus;
};

/** made ÷ total: a share, a mean of marks, contacts for each stakeholder. */
export const quotient = (made: number, total: number): Measured => ({
  value: total === 0 ? null : made / total,
  of: { made, total },
});
export const counted = (value: number): Measured => ({ value, of: null });

/** The middle value; of an even number, the mean of the two in the middle. Values ascend. */
export function median(values: readonly number[]): number | null {
  const middle = values.slice((values.length - 1) >> 1, (values.length >> 1) + 1);
  return middle.length === 0 ? null : middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** The smallest value that at least `share` of all values do not exceed (nearest rank). Values ascend. */
export const percentile = (values: readonly number[], share: number): number | null =>
  values[Math.ceil(share * values.length) - 1] ?? null;

function statusOf(actual: number | null, target: number | null, better: Better): FigureStatus {
  if (actual === null) return 'no-data';
  if (target === null) return 'no-target';
  switch (better) {
    case 'higher':
      return actual >= target ? 'met' : 'missed';
    case 'lower':
      return actual <= target ? 'met' : 'missed';
    case 'neither':
      return 'no-target';
  }
}

export type Measurements = Record<IndicatorId, Measured>;
/** Targets that a policy sets; the indicator's own holds for the others. */
export type KpiTargets = Partial<Record<IndicatorId, number>>;

/** Every indicator of a period. */
export function figures(now: Measurements, before: Measurements, targets: KpiTargets): Figure[] {
  return INDICATORS.map((indicator) => {
    const { value: actual, of } = now[indicator.id];
    const previous = before[indicator.id].value;
    const target = targets[indicator.id] ?? indicator.target;
    const change = actual === null || previous === null ? null : actual - previous;
    const status = statusOf(actual, target, indicator.better);
    return { ...indicator, target, actual, of, previous, change, status };
  });
}

const content = z.object({ targets: z.record(z.string(), z.number()) });

/** The content of a policy version of targets: `{ targets: { 'cadence-compliance': 0.9 } }`. */
export function parseKpiTargets(value: unknown): Result<KpiTargets> {
  const parsed = content.safeParse(value);
  return parsed.success ? ok(parsed.data.targets) : refuse('invalid', 'kpi:error.targets');
}
