import { defineConfig } from 'vitest/config';

/** Fault injection: `npm run faults`. The unit tests go through the same stories once. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    env: { LIAISON_FAULT_LOOPS: process.env.LIAISON_FAULT_LOOPS ?? '200' },
    testTimeout: 3_600_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
    reporters: ['default', './test/faults/table.ts'],
  },
});
