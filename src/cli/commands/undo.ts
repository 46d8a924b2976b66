import { z } from 'zod';
import { contract } from '../../contract/index.ts';
import type { Command } from '../command.ts';
import { print, printRefusal } from '../output.ts';

/** Undoes the latest step, redoes the latest undone one, or only lists the steps. */
const stepCommand = (name: 'undo' | 'redo', nothing: string, does: string): Command => {
  const step = contract['actions.steps'].output.shape[name].element;
  return {
    name,
    usage: '[--list]',
    does,
    flags: ['list'],
    words: [0, 0],
    vault: 'required',
    output: z.union([step, z.array(step)]),
    async run(run) {
      const steps = await run.call('actions.steps', {});
      if (!steps.ok) return printRefusal(steps.error);
      const [latest] = steps.value[name];
      if (run.flag('list')) print(steps.value[name]);
      else if (latest === undefined)
        return printRefusal({ code: 'not-found', message: run.text({ key: nothing }) });
      else {
        const result = await run.call('actions.undo', { actionId: latest.actionId });
        if (!result.ok) return printRefusal(result.error);
        print(latest);
      }
      return 0;
    },
  };
};

export const undoCommand = stepCommand(
  'undo',
  'actions:nothing',
  'takes the latest action back and tells what it was; --list only tells what can be undone',
);
export const redoCommand = stepCommand(
  'redo',
  'actions:nothingToRedo',
  'does again what was undone last; --list only tells what can be redone',
);
