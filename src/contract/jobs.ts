import { z } from 'zod';
import { works } from './call.ts';
import { line, noAnswer } from './values.ts';

/** Long work tells its progress by the event `job.progress` and stops when it is cancelled. */
export const jobs = {
  'jobs.cancel': works({
    does: 'Cancels a job; it changes nothing then.',
    open: 'any',
    input: z.object({ jobId: line(60) }),
    output: noAnswer,
  }),
};
