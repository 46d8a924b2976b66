import { z } from 'zod';
import { reads, writes } from './call.ts';
import { done, id, line, name } from './values.ts';

const owner = z.object({
  id,
  name: z.string(),
  department: z.string(),
  me: z.boolean(),
  active: z.boolean(),
});

/** Those in the organisation who are responsible for stakeholders (专人负责). One of them is "me". */
export const owners = {
  'owners.list': reads({ does: 'All owners, me first.', input: z.object({}), output: z.array(owner) }),
  'owners.save': writes({
    does: 'Adds an owner, or changes the one with this id.',
    input: z.object({
      id: id.optional(),
      name,
      department: line(100).default(''),
      active: z.boolean().default(true),
    }),
    output: z.object({ id }),
  }),
  'owners.setMe': writes({ does: 'Says which owner works here.', input: z.object({ id }), output: done }),
};
