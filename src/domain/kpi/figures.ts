import { z } from 'zod';
import { type Message, message } from '../message.ts';
import { ok, type Result, refuse } from '../result.ts';
import { type Better, INDICATORS, type Indicator, type IndicatorId } from './indicators.ts';

/** A measured value; `of` tells the two numbers of a quotient. Null: there was nothing to measure. */
export type Measurement = { value: number | null; of: { made: number; total: number } | null };

type FigureStatus = 'met' | 'missed' | 'no-target' | 'no-data';

/** One indicator of a period, against target and the period before. */
export type Figure = Indicator & {
  id: IndicatorId;
  actual: number | null;
  of: Measurement['of'];
  previous: number | null;
  /** Actual minus previous, in the indicator's unit. */
  change: number | null;
  status: FigureStatus;
};

/** made ÷ total: a share, a mean of marks, contacts for each stakeholder. */
export const quotient = (numerator: number, total: number): Measurement => ({
  value: total === 0 ? null : numerator / total,
  of: { made: numerator, total },
});
export const countOf = (value: number): Measurement => ({ value, of: null });

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

export type Measurements = Record<IndicatorId, Measurement>;
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

const content = z.strictObject({ targets: z.record(z.string().max(60), z.number()) });

/** What a target of an indicator may be: 0.95 of all, not 95. */
const LIMITS: Record<Indicator['unit'], { least: number; most: number }> = {
  ratio: { least: 0, most: 1 },
  score: { least: 1, most: 5 },
  count: { least: 0, most: 1e9 },
  hours: { least: 0, most: 1e9 },
  'per-stakeholder': { least: 0, most: 1e9 },
};

function targetIssue(id: string, target: number): Message | null {
  const indicator = INDICATORS.find((one) => one.id === id);
  if (indicator === undefined) return message('kpi:error.unknownIndicator', { id });
  const { least, most } = LIMITS[indicator.unit];
  return target >= least && target <= most ? null : message('kpi:error.targetLimits', { id, least, most });
}

/** The content of a policy version of targets: `{ targets: { 'cadence-compliance': 0.9 } }`. */
export function parseKpiTargets(value: unknown): Result<KpiTargets> {
  const parsed = content.safeParse(value);
  if (!parsed.success) return refuse('invalid', 'kpi:error.targets');
  const issues = Object.entries(parsed.data.targets).flatMap(([id, target]) => {
    const issue = targetIssue(id, target);
    return issue === null ? [] : [{ path: `targets.${id}`, message: issue }];
  });
  const [first] = issues;
  return first === undefined
    ? ok(parsed.data.targets)
    : refuse('invalid', first.message.key, first.message.params, issues);
}
