import { defineConfig } from 'vitest/config';

// The runner's own tests and nothing else: for `npm run coverage:runner` and `npm run mutate`.
export default defineConfig({
  test: {
    include: ['test/local/stepfunctions/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    coverage: {
      include: ['lib/local/stepfunctions/**/*.ts'],
      // It runs in a process of its own, which is not measured.
      exclude: ['lib/local/stepfunctions/lint/command.ts'],
      reporter: ['text', 'text-summary'],
      thresholds: { branches: 95 },
    },
  },
});
