/** How long before an automatic lock the user is warned. */
const WARNING_MS = 60_000;

/**
 * What an idle app does: nothing yet, say that it will lock soon, or lock.
 * @param idleMs since keyboard or mouse were last used
 * @param afterMinutes as set; null: never
 */
export function idleStep(idleMs: number, afterMinutes: number | null): 'stay' | 'warn' | 'lock' {
  if (afterMinutes === null) return 'stay';
  const remainingMs = afterMinutes * 60_000 - idleMs;
  if (remainingMs <= 0) return 'lock';
  // Otherwise a short time would consist of the warning alone.
  return remainingMs <= Math.min(WARNING_MS, afterMinutes * 30_000) ? 'warn' : 'stay';
}
