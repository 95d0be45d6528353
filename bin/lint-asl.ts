import { readdirSync } from 'node:fs';
import { lintFiles } from '../lib/local/stepfunctions/lint/files.ts';

/** `npm run lint:asl -- FILE...`: what is wrong with workflow definitions; all of ours by default. */
const named = process.argv.slice(2);
const files = named.length > 0 ? named : definitionsIn('statemachines');
const findings = lintFiles(files, console.log);
console.log(`${files.length} read, ${findings} findings`);
process.exitCode = findings > 0 ? 1 : 0;

function definitionsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.asl.json'))
    .map((name) => `${folder}/${name}`);
}
