import { fileURLToPath } from 'node:url';
import { runMails } from '../lib/mails/main.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.exitCode = runMails(root, process.argv.slice(2), (line) => console.log(line));
