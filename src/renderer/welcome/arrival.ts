import { create } from 'zustand';

/**
 * A new vault is open before its user has arrived in it: the sample is still being filled, or the recovery code has to be
 * written down first, or the passphrase that was forgotten has to be replaced. Until then the welcome stays.
 */
type Arrival =
  | { stage: 'idle' }
  | { stage: 'making'; what: 'vault' | 'sample' }
  | { stage: 'new-passphrase'; recoveryCode: string }
  | { stage: 'recovery-code'; code: string };

export const useArrival = create<Arrival>(() => ({ stage: 'idle' }));
export const arrive = (next: Arrival): void => useArrival.setState(next, true);
