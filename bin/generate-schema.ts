import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { programmeSchema } from '../functions/domain/programme.ts';
import { ProgrammeFile } from '../functions/domain/programme-file.ts';

/** `npm run schema`: writes what follows from the schema of a programme; with `--check` only says what is stale. */
const FILES = {
  'programmes/schema.json': schemaText(),
  'functions/domain/programme-shape.ts': shapeText(),
};

/** The schema that editors use. `input`: what a person writes, where fields with a default may be left out. */
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

/** The name of the shape that a programme has once it is checked, whatever its fields are described as. */
function shapeText(): string {
  const schema = z.toJSONSchema(programmeSchema(), { target: 'draft-2020-12', io: 'input' });
  const text = JSON.stringify(schema, (key, value) => (key === 'description' ? undefined : value));
  const shape = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return [
    '// Made by "npm run schema" from programme.ts. Do not edit.',
    '',
    '/** Names the shape in which programmes are checked; another release may have another. */',
    `export const SHAPE = '${shape}';`,
    '',
  ].join('\n');
}

function current(file: string): string | undefined {
  try {
    return readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}

for (const [file, text] of Object.entries(FILES)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(new URL(`../${file}`, import.meta.url), text);
  } else if (current(file) === text) {
    console.log(`${file} is up to date`);
  } else {
    console.log(`${file} is stale: run npm run schema`);
    process.exitCode = 1;
  }
}
