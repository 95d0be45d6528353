import { enableCompileCache } from 'node:module';

// Half of the time to start goes into compiling, the same files each time.
enableCompileCache();

const { startAcademy } = await import('../lib/local/start.ts');
process.exitCode = await startAcademy(process.argv.slice(2));
