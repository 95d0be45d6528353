import { readdirSync, readFileSync } from 'node:fs';
import { type Finding, lintProgramme } from '../functions/domain/lint-programme.ts';

/** `npm run lint:programme -- FILE...`: what a person should look at in programme files; all of them by default. */
const named = process.argv.slice(2);
const files = named.length > 0 ? named : programmeFiles('programmes');
const found = files.flatMap((file) => findingsIn(file).map((finding) => ({ file, ...finding })));
for (const { file, severity, path, message } of found) {
  console.log(`${file}: ${severity}: ${path}: ${message}`);
}
const errors = found.filter(({ severity }) => severity === 'error').length;
console.log(`${files.length} read, ${errors} errors, ${found.length - errors} warnings`);
process.exitCode = errors > 0 ? 1 : 0;

function programmeFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'schema.json')
    .map((name) => `${folder}/${name}`);
}

/** A file that cannot be read is a finding like any other, so that the rest are still checked. */
function findingsIn(file: string): Finding[] {
  try {
    return lintProgramme(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return [{ severity: 'error', path: 'the file', message: `It cannot be read: ${reason}` }];
  }
}
