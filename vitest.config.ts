import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/bench/**', 'node_modules/**'],
    // One for each processor: they wait for disks and keys more than they compute.
    maxWorkers: '100%',
    testTimeout: 90_000,
    restoreMocks: true,
  },
});
