import type { jobs } from '../../contract/jobs.ts';
import { ok } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';

/** Long work that is under way, by the name its caller gave it. */
export type Jobs = {
  /** A signal that `jobs.cancel` aborts. `end` forgets the job. */
  begin(jobId: string | undefined): { signal: AbortSignal; end(): void };
};

export function createJobs(): { jobs: Jobs; handlers: Handlers<typeof jobs> } {
  const running = new Map<string, AbortController>();
  return {
    jobs: {
      begin(jobId) {
        const controller = new AbortController();
        if (jobId !== undefined) running.set(jobId, controller);
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
        running.get(jobId)?.abort();
        return ok({});
      },
    },
  };
}
