import { call, useAction } from '../bridge.ts';

/** Removes an interaction with its open next steps; the message says so. */
export function useRemoveInteraction(): (id: string) => Promise<void> {
  const alone = useAction('interactions.remove', { undo: 'interactions:removed' });
  const withSteps = useAction('interactions.remove', { undo: 'interactions:removedWithSteps' });
  return async (id) => {
    const { nextSteps } = await call('interactions.get', { id });
    const remove = nextSteps.some(({ doneAt }) => doneAt === null) ? withSteps : alone;
    await remove.run({ id });
  };
}
