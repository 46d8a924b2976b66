import type { CoreLink } from './core-link.ts';

/** Whether the core has a vault open; not while it can't answer. */
export async function vaultIsOpen(core: Pick<CoreLink, 'call'>): Promise<boolean> {
  const answer = await core.call('vault.state', {});
  return answer.ok && isOpen(answer.value);
}

const isOpen = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'state' in state && state.state === 'open';
