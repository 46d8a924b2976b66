import { z } from 'zod';
import { SEARCHED_TABLES } from '../records/index.ts';
import { reads } from './call.ts';

/** One search over everything, for the command palette. */
export const search = {
  'search.all': reads({
    does: 'Stakeholders, people, interactions and feedback that match; Chinese, pinyin, initials, English, phone digits.',
    input: z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(50).default(8) }),
    output: z.array(
      z.object({
        type: z.enum(SEARCHED_TABLES),
        id: z.string(),
        title: z.string(),
        detail: z.string(),
        /** Where the app shows it: `#/stakeholders/…`. */
        route: z.string(),
      }),
    ),
  }),
};
