import type { VaultState } from '../../contract/vault.ts';

/** Replaced in the next commit by the real way in. */
export function Welcome({ vault }: { vault: Extract<VaultState, { state: 'none' | 'locked' }> }) {
  return vault.state;
}
