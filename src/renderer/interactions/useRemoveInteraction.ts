import { call, useAction } from '../bridge.ts';

/** Takes an interaction out; its open next steps go along, and what is said tells so. */
export function useRemoveInteraction(): (id: string) => Promise<void> {
  const alone = useAction('interactions.remove', { undo: 'interactions:removed' });
  const withSteps = useAction('interactions.remove', { undo: 'interactions:removedWithSteps' });
  return async (id) => {
    const { nextSteps } = await call('interactions.get', { id });
    const remove = nextSteps.some(({ doneAt }) => doneAt === null) ? withSteps : alone;
    await remove.run({ id });
  };
}
