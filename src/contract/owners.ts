import { z } from 'zod';
import { reads, writes } from './call.ts';
import { id, line, name, noAnswer } from './values.ts';

const owner = z.object({
  id,
  name: z.string(),
  department: z.string(),
  me: z.boolean(),
  active: z.boolean(),
});

/** Members of the organisation who are responsible for stakeholders (专人负责). One of them is "me". */
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
  'owners.introduction': reads({
    does: 'Who works here, and in which organisation. `asked`: nobody has said so yet.',
    input: z.object({}),
    output: z.object({
      name: z.string(),
      department: z.string(),
      organisation: z.string(),
      asked: z.boolean(),
    }),
  }),
  'owners.introduce': writes({
    does: 'Says who works here: trail, reports and handovers name them.',
    input: z.object({ name, department: line(100).default(''), organisation: line(200).default('') }),
    output: noAnswer,
  }),
  'owners.stayUnnamed': writes({
    does: 'Says that who works here wants no name: it is not asked again.',
    final: true,
    input: z.object({}),
    output: noAnswer,
  }),
  'owners.setMe': writes({ does: 'Says which owner works here.', input: z.object({ id }), output: noAnswer }),
};
