import { diagram } from '../lib/diagram/main.ts';

process.exitCode = diagram(process.argv.slice(2));
