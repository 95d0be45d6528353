import { audit } from '../lib/audit/main.ts';

process.exitCode = await audit(process.argv.slice(2));
