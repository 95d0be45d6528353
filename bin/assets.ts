import { fileURLToPath } from 'node:url';
import { makeAssets } from '../lib/assets/main.ts';

/** `npm run assets -- [--check]`: what pages load, compiled into modules that both hosts serve. */
process.exitCode = await makeAssets(
  fileURLToPath(new URL('..', import.meta.url)),
  process.argv.slice(2),
);
