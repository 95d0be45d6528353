import { lintFiles } from './files.ts';

// node lib/local/stepfunctions/lint/command.ts <definition>… prints every finding with its place and
// fails when there is one.
process.exitCode = lintFiles(process.argv.slice(2), console.log) === 0 ? 0 : 1;
