import { defineConfig } from 'vitest/config';

// The runner's own tests and nothing else: for `npm run coverage:runner` and `npm run mutate`.
export default defineConfig({
  test: {
    include: ['test/local/stepfunctions/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
