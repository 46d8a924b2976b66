import type { Session } from '../session/session.ts';
import type { Jobs } from './jobs.ts';

/** Long work that tells how far it is, and can be cancelled. */
export type Job = { signal: AbortSignal; tell(done: number, total: number): void; end(): void };

export function beginJob({ emit }: Pick<Session, 'emit'>, jobs: Jobs, jobId: string | undefined): Job {
  let lastPercent = -1;
  return {
    ...jobs.begin(jobId),
    tell(done, total) {
      const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
      if (jobId === undefined || percent === lastPercent) return;
      lastPercent = percent;
      emit({ name: 'job.progress', payload: { jobId, done, total } });
    },
  };
}
