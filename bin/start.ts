import { startAcademy } from '../lib/local/start.ts';

process.exitCode = await startAcademy(process.argv.slice(2));
