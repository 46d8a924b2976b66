import type { VaultState } from './vault.ts';

/** What the core tells without being asked. Hints: the renderer asks again. */
export type CoreEvent =
  | { name: 'data.changed'; payload: { nouns: string[] } }
  /** For good: whoever holds copies of files removes them. */
  | { name: 'data.erased'; payload: Record<string, never> }
  | { name: 'vault.state'; payload: VaultState }
  | { name: 'settings.changed'; payload: Record<string, never> }
  | { name: 'job.progress'; payload: { jobId: string; done: number; total: number } };
