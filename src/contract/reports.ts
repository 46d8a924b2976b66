import { z } from 'zod';
import { LANGUAGES } from '../i18n/languages.ts';
import { reads, readsLong, writes } from './call.ts';
import { figure, period, periodFigures } from './kpi.ts';
import { day, id, instant, line, noAnswer, nonBlank, prose } from './values.ts';

const signatory = z.object({ role: line(60), name: line(60) });
const state = z.enum(['none', 'draft', 'approved']);
const measures = z.array(nonBlank(prose(2_000))).max(50);

/** Null: from nobody in the register, or frozen before it was kept. */
const stakeholderId = id.nullable().default(null);
const breach = z.object({
  number: z.number().int(),
  stakeholderId,
  stakeholder: z.string(),
  kind: z.string(),
  priority: z.string(),
  clock: z.string(),
  target: z.string(),
  deadlineAt: instant,
  stoppedAt: instant.nullable(),
  over: z.string(),
  reason: z.string(),
});
const contactRow = z.object({
  stakeholderId,
  name: z.string(),
  kind: z.string(),
  tier: z.string(),
  owner: z.string(),
  rule: z.string(),
  lastContactOn: z.string().nullable(),
  dueOn: z.string(),
  daysOverdue: z.number().int(),
});

const evaluationReport = z.object({
  period: z.string(),
  title: z.string(),
  organisation: z.string(),
  /** `draft` figures move with the data; `approved` ones are frozen. */
  state: z.enum(['draft', 'approved']),
  toDate: z.string().nullable(),
  preparedBy: z.string(),
  approvedAt: instant.nullable(),
  /** Who approved it, and on which day; empty where a report was approved before that was asked. */
  approvedBy: z.string().default(''),
  approvedOn: z.string().nullable().default(null),
  /** Stated when it was approved: none are needed. */
  withoutMeasures: z.boolean().default(false),
  zone: z.string(),
  figures: periodFigures,
  summary: z.array(figure),
  trend: z.array(z.object({ period: z.string(), values: z.record(z.string(), z.number().nullable()) })),
  breaches: z.array(breach),
  overdue: z.array(contactRow),
  neverContacted: z.array(contactRow),
  measures,
  signatories: z.array(signatory),
  /** Rows whose stakeholder is strictly confidential. */
  strict: z.int(),
});

/** The quarterly evaluation (S0 §3.5): drafted, signed, frozen. */
export const reports = {
  'reports.list': reads({
    does: 'Periods with data, and how their report stands.',
    input: z.object({}),
    output: z.array(
      z.object({ period: z.string(), state, open: z.boolean(), approvedAt: instant.nullable() }),
    ),
  }),
  'reports.get': readsLong({
    does: 'A report, whole: frozen if approved, else computed from the data now.',
    input: z.object({
      period,
      language: z.enum(LANGUAGES).optional(),
      /** Whether it names who is strictly confidential now. */
      includeStrict: z.boolean().default(false),
    }),
    output: evaluationReport,
  }),
  'reports.save': writes({
    does: 'Keeps what the user writes into a draft.',
    input: z.object({
      period,
      organisation: line(200).optional(),
      preparedBy: line(60).optional(),
      measures: measures.optional(),
      signatories: z.array(signatory).max(10).optional(),
    }),
    output: noAnswer,
  }),
  'reports.approve': writes({
    does: 'Freezes figures, targets, measures and signatories for good: it can’t be undone. Refused for a period that is still open, and without measures unless it is stated that none are needed.',
    final: true,
    input: z.object({
      period,
      approvedBy: nonBlank(line(60)),
      approvedOn: day,
      /** States that no measures are needed. */
      withoutMeasures: z.boolean().default(false),
    }),
    output: noAnswer,
  }),
};
