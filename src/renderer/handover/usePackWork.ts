import { useRef, useState } from 'react';
import { CallError, call, onEvent } from '../bridge.ts';
import type { Work } from './packs.ts';

type Phase = 'making' | 'saving' | 'reading' | 'opening' | 'taking';
export type Progress = { phase: Phase; percent: number };

/** Runs long work on a pack: tells how far it is, and can be cancelled. */
export function usePackWork() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<string>();
  const running = useRef<{ jobId: string; controller: AbortController } | null>(null);

  /** Resolves to undefined where it was cancelled or refused; `error` tells why. */
  async function run<T>(work: (begin: (phase: Phase) => Work) => Promise<T>): Promise<T | undefined> {
    const jobId = crypto.randomUUID();
    const controller = new AbortController();
    running.current = { jobId, controller };
    setError(undefined);
    let phase: Phase = 'making';
    const tell = (done: number, total: number) =>
      setProgress({ phase, percent: total === 0 ? 0 : Math.floor((done / total) * 100) });
    const stop = onEvent('job.progress', (payload) => {
      const report = payload as { jobId: string; done: number; total: number };
      if (report.jobId === jobId) tell(report.done, report.total);
    });
    try {
      return await work((next) => {
        phase = next;
        tell(0, 1);
        return { jobId, signal: controller.signal, tell };
      });
    } catch (thrown) {
      const cancelled = thrown instanceof CallError ? thrown.code === 'cancelled' : controller.signal.aborted;
      if (!cancelled) setError(thrown instanceof Error ? thrown.message : String(thrown));
      return undefined;
    } finally {
      stop();
      running.current = null;
      setProgress(null);
    }
  }

  function cancel(): void {
    running.current?.controller.abort();
    if (running.current !== null) void call('jobs.cancel', { jobId: running.current.jobId });
  }

  return { run, cancel, progress, error };
}
