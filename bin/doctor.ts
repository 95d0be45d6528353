import { fileURLToPath } from 'node:url';
import { chosen } from '../lib/operate/chosen.ts';
import { command } from '../lib/operate/command.ts';
import { examine } from '../lib/operate/doctor.ts';
import { lineOf } from '../lib/operate/finding.ts';

/** `npm run doctor -- [-c name=value …]`: what a deployment would stumble over, each with its cure. */
const root = fileURLToPath(new URL('..', import.meta.url));
await command(async () => {
  const findings = await examine(root, chosen(root, process.argv.slice(2)));
  for (const finding of findings) console.log(lineOf(finding));
  return findings.some(({ state }) => state === 'ill') ? 1 : 0;
});
