import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // On two cores the default would be one worker, and the table servers leave it waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
