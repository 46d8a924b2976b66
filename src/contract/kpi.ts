import { z } from 'zod';
import { readsLong } from './call.ts';
import { line, ownerIds, why } from './values.ts';

/** `2026Q3`, `2026-07` or `2026`. */
export const period = line(10).refine((p) => /^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(p));

export const figure = z.object({
  /** Indicator: `cadence-compliance`, `first-response-on-time`, … */
  id: z.string(),
  label: z.string(),
  unit: z.enum(['ratio', 'count', 'hours', 'score', 'per-stakeholder']),
  actual: z.number().nullable(),
  /** Numerator and denominator, where there are two. */
  of: z.object({ made: z.number(), total: z.number() }).nullable(),
  target: z.number().nullable(),
  previous: z.number().nullable(),
  change: z.number().nullable(),
  better: z.enum(['higher', 'lower', 'neither']),
  status: z.enum(['met', 'missed', 'no-target', 'no-data']),
  formula: z.string(),
});

const breakdown = z.object({
  id: z.string(),
  label: z.string(),
  /** `kind`, `tier`, `priority`, `channel`. */
  by: z.string(),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      made: z.number(),
      total: z.number(),
      value: z.number().nullable(),
    }),
  ),
});

export const periodFigures = z.object({
  period: z.string(),
  from: z.string(),
  until: z.string(),
  /** The period isn't over: figures are to date. */
  open: z.boolean(),
  figures: z.array(figure),
  breakdowns: z.array(breakdown),
  provisional: z.boolean(),
});

/** The figures of a period, for some owners or for all. */
export const figuresInput = z.object({ period, ownerIds: ownerIds.optional() });

/** An indicator of which the rows are asked for. */
export const rowsInput = figuresInput.extend({
  indicator: z.string().max(60),
  /** Of a breakdown: `kind` = `customer`, … */
  by: z.object({ dimension: z.string().max(40), key: z.string().max(60) }).optional(),
});

/** Indicators (S0 §3.5; S1 §5; S2 §1). Formulas: docs/formulas.md. */
export const kpi = {
  'kpi.figures': readsLong({
    does: 'Every indicator of a quarter, month or year against target and the period before.',
    input: figuresInput,
    output: periodFigures,
  }),
  'kpi.trend': readsLong({
    does: 'The indicators over the last periods, oldest first.',
    input: z.object({
      period,
      count: z.number().int().min(1).max(24).default(8),
      ownerIds: ownerIds.optional(),
    }),
    output: z.array(z.object({ period: z.string(), values: z.record(z.string(), z.number().nullable()) })),
  }),
  'kpi.rows': readsLong({
    does: 'The rows behind a figure.',
    input: rowsInput.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      total: z.number().int(),
      rows: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          on: z.string(),
          outcome: z.string(),
          detail: z.string(),
          good: z.boolean().nullable(),
          /** Whether anybody strictly confidential is in it. */
          strict: z.boolean(),
          route: z.string(),
          why,
        }),
      ),
    }),
  }),
};
