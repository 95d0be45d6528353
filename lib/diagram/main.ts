import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { Definition } from '../local/stepfunctions/definition/types.ts';
import { MACHINES } from '../manifest.ts';
import { draw, pictureOf } from './draw.ts';
import { pagePictures } from './page-pictures.ts';
import { toSvg } from './svg.ts';

const ROOT = join(import.meta.dirname, '../..');

const USAGE = `npm run diagram                     draws the academy's workflows into docs/ and for the operators' pages
npm run diagram -- --check          says whether those pictures are stale
npm run diagram -- FILE.asl.json    writes the picture of any definition to the standard output;
  --counts FILE.json with {"state": n} marks how many executions are where, --all draws every arrow`;

/** The pictures that belong to the repository. */
const PICTURES = [
  { machine: 'application', title: 'From an application to the cohort' },
  { machine: 'timeline', title: 'How the academy tells everyone each date when it comes' },
] as const;

/** `npm run diagram`: the definitions as pictures. Answers the exit code. */
export function diagram(args: string[]): number {
  try {
    const { values, positionals } = read(args);
    const [file, ...more] = positionals;
    if (more.length > 0 || (file !== undefined && values.check)) throw new Error(USAGE);
    if (file !== undefined) return drawOne(file, values);
    return values.check ? check() : drawAll();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

/** The file and the text of each picture of the repository, and of the module that pages draw from. */
function pictures(): { file: string; text: string }[] {
  const drawn = PICTURES.map(({ machine, title }) => {
    const definition = definitionIn(join(ROOT, MACHINES[machine].file));
    const picture = pictureOf(definition, { title });
    return { name: machine.toUpperCase(), definition, picture, machine };
  });
  return [
    ...drawn.map(({ machine, picture }) => ({
      file: `docs/${machine}-workflow.svg`,
      text: toSvg(picture),
    })),
    { file: PAGE_PICTURES, text: pagePictures(drawn) },
  ];
}

const PAGE_PICTURES = 'functions/views/operator/workflow-pictures.ts';

function drawAll(): number {
  for (const { file, text } of pictures()) {
    writeFileSync(join(ROOT, file), text);
    process.stdout.write(`${file}\n`);
  }
  return 0;
}

function check(): number {
  const stale = pictures().filter(({ file, text }) => current(file) !== text);
  for (const { file } of stale) process.stdout.write(`${file} is stale: run npm run diagram\n`);
  if (stale.length === 0) process.stdout.write('The pictures are up to date\n');
  return stale.length === 0 ? 0 : 1;
}

function current(file: string): string | undefined {
  try {
    return readFileSync(join(ROOT, file), 'utf8');
  } catch {
    return undefined;
  }
}

function drawOne(file: string, { counts, all }: { counts?: string; all: boolean }): number {
  const numbers = counts === undefined ? {} : Counts.parse(json(counts));
  process.stdout.write(draw(definitionIn(file), { title: file, counts: numbers, all }));
  return 0;
}

const Counts = z.record(z.string(), z.int().check(z.minimum(0)));

function definitionIn(file: string): Definition {
  return json(file) as Definition;
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function read(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        counts: { type: 'string' },
        all: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [first] = (error instanceof Error ? error.message : '').split(/[.\n]/);
    throw new Error(`${first}.\n${USAGE}`);
  }
}
