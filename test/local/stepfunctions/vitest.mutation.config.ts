import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vitest.config.ts';

// For `npm run mutate`: every mutant runs the tests that reach it, so they share one process, and the
// random ones are tried less often. Left out are tests that start processes of their own, which see
// no mutant, and the one that runs for a second without asking for more than one number.
export default mergeConfig(
  config,
  defineConfig({
    test: {
      isolate: false,
      // A mutant that leaves a test waiting for ever is noticed by then.
      testTimeout: 4_000,
      exclude: ['**/kill.test.ts', '**/lint-command.test.ts', '**/endless.test.ts'],
      env: { PROPERTY_RUNS: '30' },
    },
  }),
);
