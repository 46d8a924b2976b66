import { z } from 'zod';
import { reads, writes } from './call.ts';
import { id, name, noAnswer } from './values.ts';

const noun = z.enum(['stakeholders', 'interactions', 'feedback']);
/** Filter, sort and columns as the page wrote them; opaque to the core. */
const query = z.record(z.string().max(100), z.json()).refine((q) => JSON.stringify(q).length <= 20_000);

/** Saved filters of a list. */
export const views = {
  'views.list': reads({
    does: 'Saved views of a list.',
    input: z.object({ noun }),
    output: z.array(z.object({ id, name: z.string(), query })),
  }),
  'views.save': writes({
    does: 'Saves a view, replacing the one of the same name.',
    input: z.object({ noun, name, query }),
    output: z.object({ id }),
  }),
  'views.remove': writes({
    does: 'Removes a view. Can be undone.',
    input: z.object({ id }),
    output: noAnswer,
  }),
};
