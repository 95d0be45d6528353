import { fileURLToPath } from 'node:url';
import { chosen } from '../lib/operate/chosen.ts';
import { examine } from '../lib/operate/doctor.ts';
import { lineOf } from '../lib/operate/finding.ts';

/** `npm run doctor -- [-c name=value …]`: what a deployment would stumble over, each with its cure. */
const root = fileURLToPath(new URL('..', import.meta.url));
try {
  const findings = await examine(root, chosen(root, process.argv.slice(2)));
  for (const finding of findings) console.log(lineOf(finding));
  process.exitCode = findings.some(({ state }) => state === 'ill') ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
