import { z } from 'zod';
import { nextStep as record } from '../records/interaction.ts';
import { reads, writes } from './call.ts';
import { recordCalls } from './record-calls.ts';
import { day, id, instant, line, noAnswer, ownerIds, page, paging } from './values.ts';

const text = line(500).refine((s) => s.length > 0);

const nextStep = z.object({
  id,
  text: z.string(),
  dueOn: day,
  doneAt: instant.nullable(),
  stakeholderId: id,
  stakeholderName: z.string(),
  interactionId: id.nullable(),
  ownerName: z.string().nullable(),
});

const { 'nextSteps.get': get, 'nextSteps.remove': remove } = recordCalls(record);

/** What was promised, with a date. */
export const nextSteps = {
  'nextSteps.add': writes({
    does: 'Promises a next step to a stakeholder.',
    input: z.object({
      stakeholderId: id,
      interactionId: id.optional(),
      text,
      dueOn: day,
      ownerId: id.optional(),
    }),
    output: z.object({ id }),
  }),
  'nextSteps.update': writes({
    does: 'Changes text or date.',
    input: z.object({ id, text: text.optional(), dueOn: day.optional() }),
    output: noAnswer,
  }),
  'nextSteps.complete': writes({ does: 'Marks it done.', input: z.object({ id }), output: noAnswer }),
  'nextSteps.reopen': writes({ does: 'Marks it open again.', input: z.object({ id }), output: noAnswer }),
  'nextSteps.remove': remove,
  'nextSteps.get': get,
  'nextSteps.list': reads({
    does: 'Next steps by date, open ones unless said otherwise.',
    input: z.object({
      stakeholderId: id.optional(),
      ownerIds: ownerIds.optional(),
      until: day.optional(),
      include: z.enum(['open', 'done', 'all']).default('open'),
      ...paging,
    }),
    output: page(nextStep),
  }),
};
