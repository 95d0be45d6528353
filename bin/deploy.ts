import { fileURLToPath } from 'node:url';
import { deploy } from '../lib/operate/deploy.ts';

/** `npm run deploy -- [-c name=value …]`: the academy on AWS, from looking at the account to opening its pages. */
const root = fileURLToPath(new URL('..', import.meta.url));
try {
  process.exitCode = await deploy(root, process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
