import { readFileSync } from 'node:fs';
import { lintDefinition } from './lint.ts';

// node lib/local/stepfunctions/lint/command.ts <definition>… prints every finding with its place and
// fails when there is one.
let count = 0;
for (const file of process.argv.slice(2)) {
  for (const { rule, message, path } of lintDefinition(readFileSync(file, 'utf8'))) {
    count += 1;
    console.log(`${file}${path}: ${message} (${rule})`);
  }
}
process.exitCode = count === 0 ? 0 : 1;
