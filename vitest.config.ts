import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Files share the modules of their worker, which saves a third of the time: whoever sets something
    // up (a host, a table, the environment) takes it down again.
    isolate: false,
    // On two cores the default would be one worker, and the table servers leave it waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Node strips the types by itself, and the modules run as they do in the academy.
    experimental: { viteModuleRunner: false },
    // The commands that tests start compile the same files each time: as much as half of what they take.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache') },
    // Tests make much that is soon forgotten: a larger nursery is swept less often.
    execArgv: ['--min-semi-space-size=64'],
  },
});
