import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { listPeople } from '../../functions/adapters/people.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { readProgramme } from '../local/start.ts';
import { StartRefused } from '../local/start-refusal.ts';
import { openTable } from '../table/open-table.ts';
import {
  PLACE_OPTIONS,
  type Place,
  placeIn,
  placeName,
  readOrRefuse,
  sentenceOf,
} from '../table/place.ts';
import { checkPeople } from './check-people.ts';
import { type Imported, importPeople } from './import-people.ts';
import { type LineProblem, toCsv } from './people-csv.ts';

const USAGE = `Use one of
  npm run people -- import FILE.csv
  npm run people -- list
with --data DIR (default .local) or --table NAME for a table on AWS, and --programme FILE.`;

/** `npm run people`: who is around the academy. Answers the exit code. */
export async function people(args: string[]): Promise<number> {
  try {
    const { place, programme, positionals } = readArguments(args);
    const [command, file, ...more] = positionals;
    if (command === 'import' && file !== undefined && more.length === 0) {
      return await importFile(file, place, programme);
    }
    if (command === 'list' && file === undefined) return await list(place, programme);
    throw new StartRefused(USAGE);
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

async function importFile(file: string, place: Place, programme: Programme): Promise<number> {
  // A file that is wrong is refused before anything is opened or started.
  const { people, problems } = checkPeople(read(file), programme);
  if (problems.length > 0) return refuse(file, problems);
  const table = await openTable(place, programme.id);
  try {
    process.stdout.write(report(await importPeople(programme.id, people), place, programme));
    return 0;
  } finally {
    await table.close();
  }
}

async function list(place: Place, programme: Programme): Promise<number> {
  const table = await openTable(place, programme.id);
  try {
    const found = await listPeople(programme.id);
    found.sort((a, b) => a.name.localeCompare(b.name) || a.email.localeCompare(b.email));
    process.stdout.write(toCsv(found));
    process.stderr.write(`${count(found.length)} in ${placeName(place)}.\n`);
    return 0;
  } finally {
    await table.close();
  }
}

function refuse(file: string, problems: LineProblem[]): number {
  for (const { line, message } of problems) {
    process.stderr.write(`${file}, line ${line}: ${message}\n`);
  }
  process.stderr.write('Nobody was imported.\n');
  return 1;
}

function report({ added, replaced, lost }: Imported, place: Place, programme: Programme): string {
  const lines = [
    `${count(added)} added, ${replaced} replaced, for ${programme.id} in ${placeName(place)}.`,
    ...lost.map(
      ({ person, roles }) =>
        `${person.name} (${person.email}) is no longer ${roles.join(', ')}: a line says all the roles of its person.`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function count(people: number): string {
  return people === 1 ? '1 person' : `${people} people`;
}

function readArguments(args: string[]) {
  const { values, positionals } = readOrRefuse(USAGE, () =>
    parseArgs({ args, allowPositionals: true, options: PLACE_OPTIONS }),
  );
  return { place: placeIn(values), positionals, programme: readProgramme(values.programme) };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch {
    throw new StartRefused(`There is no file ${file}.`);
  }
}
