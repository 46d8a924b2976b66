import { z } from 'zod';
import { reads, writes } from './call.ts';
import { done, instant, page, paging } from './values.ts';

const actionId = z.string().regex(/^\d{1,15}$/);

/** What was done in this vault, and taking it back. Every writing call is one action. */
export const actions = {
  'actions.recent': reads({
    does: 'Actions, latest first.',
    input: z.object(paging),
    output: page(
      z.object({ actionId, at: instant, call: z.string(), changes: z.number().int(), undone: z.boolean() }),
    ),
  }),
  'actions.undo': writes({
    does: 'Takes an action back, whole. Refused where something it touched was changed since.',
    input: z.object({ actionId }),
    output: done,
  }),
};
