import { type CsvError, parse } from 'csv-parse/sync';
import type { Person } from '../../functions/domain/people.ts';

/** The columns of a file of people, in the order in which `list` writes them. */
export const COLUMNS = ['name', 'email', 'roles', 'seat', 'organisation'] as const;
export type Column = (typeof COLUMNS)[number];

/** Something wrong with a line; people open such files in programs that number the lines. */
export type LineProblem = { line: number; message: string };

/** One line that is not empty, its cells by column; a column that the file lacks is empty. */
export type Line = { line: number; cells: Record<Column, string> };

const REQUIRED: readonly Column[] = ['name', 'email', 'roles'];

/** The lines of a file, and everything about its form that a person must put right first. */
export function readLines(bytes: Uint8Array): { lines: Line[]; problems: LineProblem[] } {
  const text = decode(bytes);
  if (text === undefined) {
    const message = 'The file is not UTF-8 text. Save it as “CSV UTF-8 (comma delimited)”.';
    return { lines: [], problems: [{ line: 1, message }] };
  }
  const { records, problems } = readRecords(text);
  const [header, ...rest] = records;
  const names = header?.cells.map((name) => name.toLowerCase()) ?? [];
  const wrong = headerProblems(names, header?.line ?? 1);
  if (wrong.length > 0) return { lines: [], problems: [...wrong, ...problems] };
  const tooMany = rest.filter(({ cells }) => cells.length > names.length);
  return {
    lines: rest
      .filter((record) => !tooMany.includes(record))
      .map(({ line, cells }) => ({ line, cells: byColumn(names, cells) })),
    problems: [...tooMany.map(({ line, cells }) => tooManyCells(line, cells, names)), ...problems],
  };
}

/** People as a file that `import` reads again. */
export function toCsv(people: Person[]): string {
  const rows = people.map(({ name, email, roles, seat = '', organisation = '' }) =>
    [name, email, roles.join(';'), seat, organisation].map(quoted).join(','),
  );
  return `${[COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type CsvRecord = { line: number; cells: string[] };

/** A quote out of place leaves everything after it without a sense: what stands before is read. */
function readRecords(text: string): { records: CsvRecord[]; problems: LineProblem[] } {
  let broken = Number.POSITIVE_INFINITY;
  const options = {
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
    on_skip: (error: CsvError | undefined) => {
      broken = Math.min(broken, Number(error?.['lines'] ?? 1));
      return undefined;
    },
  } as const;
  // The types of csv-parse do not know that `info` wraps each record.
  const read = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
  const good = read.filter(({ info }) => info.lines < broken);
  const records = good
    .map(({ record, info }) => ({ line: info.lines - lineBreaksIn(record), cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (broken === Number.POSITIVE_INFINITY) return { records, problems: [] };
  const line = (good.at(-1)?.info.lines ?? 0) + 1;
  const message =
    'A quote is out of place or never closed, so nothing from here on can be read. A quote within a cell is written twice: ""';
  return { records, problems: [{ line, message }] };
}

function lineBreaksIn(cells: string[]): number {
  return cells.join('').split('\n').length - 1;
}

function headerProblems(names: string[], line: number): LineProblem[] {
  const problem = (message: string) => ({ line, message });
  if (names.length === 1 && names[0]?.includes(';')) {
    return [problem('The columns are separated by semicolons. Save the file with commas.')];
  }
  const missing = REQUIRED.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !isColumn(name));
  const twice = names.filter((name, at) => isColumn(name) && names.indexOf(name) !== at);
  if (missing.length === REQUIRED.length) {
    return [problem(`The first line must name the columns: ${COLUMNS.join(',')}`)];
  }
  return [
    ...missing.map((name) => problem(`There is no column “${name}”.`)),
    ...unknown.map((name) =>
      problem(
        name === ''
          ? 'A column has no name. Name it, or delete it.'
          : `There can be no column “${name}”. The columns are ${COLUMNS.join(', ')}.`,
      ),
    ),
    ...twice.map((name) => problem(`There are two columns “${name}”.`)),
  ];
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

function byColumn(names: string[], cells: string[]): Record<Column, string> {
  const entries = COLUMNS.map((column) => [column, cells[names.indexOf(column)] ?? '']);
  return Object.fromEntries(entries) as Record<Column, string>;
}

function tooManyCells(line: number, cells: string[], names: string[]): LineProblem {
  const message = `There are ${cells.length} cells, but ${names.length} columns. Put quotes around a cell that has a comma in it.`;
  return { line, message };
}
