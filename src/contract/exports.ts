import { z } from 'zod';
import { works } from './call.ts';
import { stakeholderFilter } from './stakeholders.ts';
import { bytes, line } from './values.ts';

/** Lists out. What was exported imports back to the same data. */
export const exports_ = {
  'exports.run': works({
    does: 'A list as a file: every field, formulas defused.',
    input: z.object({
      list: z.enum(['stakeholders', 'people', 'interactions', 'feedback']),
      format: z.enum(['csv', 'xlsx', 'vcf']),
      filter: stakeholderFilter.optional(),
      jobId: line(60).optional(),
    }),
    output: z.object({ fileName: z.string(), rows: z.number().int(), content: bytes(1024 * 1024 * 1024) }),
  }),
};
