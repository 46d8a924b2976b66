import type { jobs } from '../../contract/jobs.ts';
import { ok } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';

/** Running jobs, by the name that the caller gave. */
export type Jobs = {
  /** A signal that `jobs.cancel` aborts. `end` forgets the job. */
  begin(jobId: string | undefined): { signal: AbortSignal; end(): void };
};

/** Most job names that are remembered. */
const MOST_REMEMBERED = 100;

function remember(ids: Set<string>, id: string): void {
  ids.add(id);
  const [oldest] = ids;
  if (ids.size > MOST_REMEMBERED && oldest !== undefined) ids.delete(oldest);
}

export function createJobs(): { jobs: Jobs; handlers: Handlers<typeof jobs> } {
  const running = new Map<string, AbortController>();
  /** Cancelled before they began: a small message may overtake the large one that it is about. */
  const early = new Set<string>();
  return {
    jobs: {
      begin(jobId) {
        const controller = new AbortController();
        if (jobId !== undefined) running.set(jobId, controller);
        if (jobId !== undefined && early.delete(jobId)) controller.abort();
        return {
          signal: controller.signal,
          end: () => {
            if (jobId !== undefined) running.delete(jobId);
          },
        };
      },
    },
    handlers: {
      'jobs.cancel'({ jobId }) {
        const job = running.get(jobId);
        if (job !== undefined) job.abort();
        else remember(early, jobId);
        return ok({});
      },
    },
  };
}
