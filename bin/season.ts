import { season } from '../lib/local/season/main.ts';

process.exitCode = await season(process.argv.slice(2));
