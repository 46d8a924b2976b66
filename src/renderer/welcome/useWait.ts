import { useEffect, useState } from 'react';
import { queries, useCall } from '../bridge.ts';
import { byCore, now } from '../clock.ts';

const TICK_MS = 250;

/** Whole seconds until the vault in a folder accepts the next try; 0 when it does now. */
export function useWait(folder: string): number {
  const { data, dataUpdatedAt } = useCall(
    'vault.tries',
    { folder },
    { enabled: folder !== '', staleTime: 0 },
  );
  const [at, setAt] = useState(now);
  const until = data === undefined ? 0 : byCore(dataUpdatedAt) + data.waitMs;
  const waiting = at < until;
  useEffect(() => {
    setAt(now());
    if (now() >= until) return;
    const ticking = setInterval(() => setAt(now()), TICK_MS);
    const over = setTimeout(() => clearInterval(ticking), until - now() + TICK_MS);
    return () => {
      clearInterval(ticking);
      clearTimeout(over);
    };
  }, [until]);
  return waiting ? Math.ceil((until - at) / 1000) : 0;
}

/** To be called after a try. */
export const askWaitAgain = (): Promise<void> =>
  queries.invalidateQueries({ queryKey: ['vault', 'vault.tries'] });
