import { readFileSync } from 'node:fs';
import { type Finding, lintDefinition } from './lint.ts';

/** Lints files, prints every finding with its place, and says how many there are. */
export function lintFiles(files: string[], print: (line: string) => void): number {
  const found = files.flatMap((file) => findingsIn(file).map((finding) => ({ file, ...finding })));
  for (const { file, path, message, rule } of found) {
    print(`${file}${path}: ${message} (${rule})`);
  }
  return found.length;
}

/** A file that cannot be read is a finding like any other, so that the rest are still linted. */
function findingsIn(file: string): Finding[] {
  try {
    return lintDefinition(readFileSync(file, 'utf8'));
  } catch (error) {
    const message = `It cannot be read: ${(error as Error).message}`;
    return [{ rule: 'unreadable', message, path: '/' }];
  }
}
