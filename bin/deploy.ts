import { fileURLToPath } from 'node:url';
import { command } from '../lib/operate/command.ts';
import { deploy } from '../lib/operate/deploy.ts';

/** `npm run deploy -- [-c name=value …]`: the academy on AWS, from looking at the account to opening its pages. */
const root = fileURLToPath(new URL('..', import.meta.url));
await command(() => deploy(root, process.argv.slice(2)));
