import { expect, test } from 'vitest';
import { createJobs } from '../../../src/main/jobs/jobs.ts';

test('a job is cancelled while it runs, also by a word that came before it began', () => {
  const { jobs, handlers } = createJobs();
  const first = jobs.begin('first');
  handlers['jobs.cancel']({ jobId: 'first' });
  expect(first.signal.aborted).toBe(true);
  first.end();
  handlers['jobs.cancel']({ jobId: 'second' });
  expect(jobs.begin('second').signal.aborted).toBe(true);
  expect(jobs.begin('third').signal.aborted).toBe(false);
});

test('words about jobs that never come are forgotten', () => {
  const { jobs, handlers } = createJobs();
  for (let n = 0; n < 200; n++) handlers['jobs.cancel']({ jobId: `${n}` });
  expect(jobs.begin('0').signal.aborted).toBe(false);
  expect(jobs.begin('199').signal.aborted).toBe(true);
});
