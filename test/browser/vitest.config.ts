import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** `npm run test:browser`. Apart from `npm test`, because it needs a browser and minutes rather than seconds. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/find-chromium.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    isolate: false,
    // One browser and one academy at a time: two cores have enough to do with that.
    maxWorkers: 1,
  },
});
