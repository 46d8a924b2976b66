import { z } from 'zod';
import { reads, writes } from './call.ts';
import { instant, noAnswer, page, paging } from './values.ts';

const actionId = z.string().regex(/^\d{1,15}$/);

const step = z.object({ actionId, at: instant, text: z.string() });

/** The actions of this vault, undo and redo. Every writing call is one action. */
export const actions = {
  'actions.recent': reads({
    does: 'Actions, latest first.',
    input: z.object(paging),
    output: page(
      z.object({ actionId, at: instant, call: z.string(), changes: z.number().int(), undone: z.boolean() }),
    ),
  }),
  'actions.steps': reads({
    does: 'What can be undone, and what of that redone, latest first; each in words. `actions.undo` takes either.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
    output: z.object({ undo: z.array(step), redo: z.array(step) }),
  }),
  'actions.undo': writes({
    does: 'Takes an action back, whole; taking an undo back is redoing. Refused where something it touched was changed since.',
    input: z.object({ actionId }),
    output: noAnswer,
  }),
};
