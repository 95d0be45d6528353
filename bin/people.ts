import { people } from '../lib/people/main.ts';

process.exitCode = await people(process.argv.slice(2));
