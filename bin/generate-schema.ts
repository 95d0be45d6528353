import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { ProgrammeFile } from '../functions/domain/programme-file.ts';

/** `npm run schema`: writes the schema that editors use; with `--check` only says whether it is stale. */
const FILE = new URL('../programmes/schema.json', import.meta.url);

/** The file's whole text. `input`: what a person writes, where fields with a default may be left out. */
function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(ProgrammeFile, {
    target: 'draft-2020-12',
    io: 'input',
  });
  const title = 'A programme of the academy';
  const comment =
    'Generated from functions/domain/programme-file.ts by npm run schema; do not edit.';
  return `${JSON.stringify({ $schema, $comment: comment, title, ...rest }, null, 2)}\n`;
}

function current(): string | undefined {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv.includes('--check')) {
  const fresh = current() === schemaText();
  console.log(fresh ? 'programmes/schema.json is up to date' : 'Stale: run npm run schema');
  process.exitCode = fresh ? 0 : 1;
} else {
  writeFileSync(FILE, schemaText());
}
