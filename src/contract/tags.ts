import { z } from 'zod';
import { reads } from './call.ts';

/** Tags are free words on stakeholders; `core` has a meaning of its own in the cadence policy. */
export const tags = {
  'tags.list': reads({
    does: 'Tags in use, and on how many stakeholders.',
    input: z.object({}),
    output: z.array(z.object({ name: z.string(), count: z.number().int() })),
  }),
};
