import { z } from 'zod';
import { VCARD_VERSIONS } from '../domain/exports/vcard.ts';
import { LISTED_TABLES } from '../records/entered.ts';
import { works } from './call.ts';
import { feedbackFilter } from './feedback.ts';
import { interactionFilter } from './interactions.ts';
import { figuresInput, rowsInput } from './kpi.ts';
import { stakeholderFilter } from './stakeholders.ts';
import { scope } from './today.ts';
import { bytes, line, nothing } from './values.ts';

/** Lists of the register and of what happens around it; each can be exported in full. */
export const EXPORT_LISTS = [
  'stakeholders',
  'people',
  'interactions',
  'feedback',
  'due',
  ...LISTED_TABLES,
] as const;
export { listName } from '../records/entered.ts';

/** Lists about a period. */
const PERIOD_LISTS = ['kpi-figures', 'kpi-rows'] as const;
type ExportList = (typeof EXPORT_LISTS)[number] | (typeof PERIOD_LISTS)[number];
export const EXPORT_FORMATS = ['csv', 'xlsx', 'vcf'] as const;

/** A list narrowed by the filter of the page that shows it. */
const narrowed = <L extends ExportList, F extends z.ZodType>(name: L, filter: F) =>
  z.object({
    list: z.literal(name),
    filter,
    format: z.enum(EXPORT_FORMATS),
    /** vCard version; phones and Outlook read 3.0. */
    vcard: z.enum(VCARD_VERSIONS).default('3.0'),
    /** Includes strictly confidential rows; they are left out otherwise. */
    includeStrict: z.boolean().default(false),
    jobId: line(60).optional(),
  });

/** A list to export; without a filter all of it, inactive rows too. */
const list = <L extends ExportList, F extends z.ZodType>(name: L, filter: F) =>
  narrowed(name, filter.optional());

/** Exporting lists. An exported register can be imported back to the same data. */
export const exports_ = {
  'exports.run': works({
    does: 'A list as a file: every field, formulas defused. `due` are contacts due and overdue today, or within days.',
    input: z.discriminatedUnion('list', [
      list('stakeholders', stakeholderFilter),
      list('people', stakeholderFilter),
      list('interactions', interactionFilter),
      list('feedback', feedbackFilter),
      list('due', z.object({ scope: scope.optional(), ahead: z.number().int().min(0).max(400).optional() })),
      z.object({
        /** Rows of a record, as its fields say; `imports.applyRows` reads them back. */
        list: z.enum(LISTED_TABLES),
        filter: nothing.optional(),
        format: z.enum(EXPORT_FORMATS),
        vcard: z.enum(VCARD_VERSIONS).default('3.0'),
        includeStrict: z.boolean().default(false),
        jobId: line(60).optional(),
      }),
      narrowed('kpi-figures', figuresInput),
      narrowed('kpi-rows', rowsInput),
    ]),
    output: z.object({
      fileName: z.string(),
      rows: z.number().int(),
      /** Strictly confidential stakeholders, interactions with them, … that were left out. */
      leftOut: z.number().int(),
      content: bytes(1024 * 1024 * 1024),
    }),
  }),
};
