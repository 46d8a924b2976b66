import { defineConfig } from 'vitest/config';

/** Benchmarks: `npm run bench`. They tell, and assert no time. */
export default defineConfig({
  test: { include: ['test/bench/**/*.bench.ts'], testTimeout: 3_600_000, disableConsoleIntercept: true },
});
