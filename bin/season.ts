import { enableCompileCache } from 'node:module';

// Half of the time to start goes into compiling, the same files each time. `npm run season` names the
// folder before, so that it holds for this file, too: else what takes the types away is loaded for it alone.
enableCompileCache();
// The SDK makes an Error for each of thousands of requests; nobody reads where it was made.
Error.stackTraceLimit = 0;

const { season } = await import('../lib/local/season/main.ts');
process.exitCode = await season(process.argv.slice(2));
