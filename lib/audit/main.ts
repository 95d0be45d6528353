import { parseArgs } from 'node:util';
import { readProgramme } from '../local/start.ts';
import { StartRefused } from '../local/start-refusal.ts';
import { openTable } from '../table/open-table.ts';
import { PLACE_OPTIONS, placeIn, placeName, readOrRefuse, sentenceOf } from '../table/place.ts';
import { verify } from './verify.ts';
import { reportInWords } from './words.ts';

const USAGE = `Use
  npm run audit -- verify
with --data DIR (default .local) or --table NAME for a table on AWS, and --programme FILE.
With --until INSTANT the digest is of what was written up to then, to compare it with one that was kept;
with --digest DIGEST as well, the command compares them itself.`;

/** `npm run audit`: whether the history is still what was written. Answers the exit code. */
export async function audit(args: string[]): Promise<number> {
  try {
    const { place, programme, until, digest } = readArguments(args);
    const table = await openTable(place, programme.id);
    const report = await verify(programme.id, until).finally(() => table.close());
    process.stdout.write(reportInWords(report, programme, placeName(place)));
    const isOther = digest !== undefined && digest !== report.digest;
    if (isOther) process.stderr.write(`${OTHER}\n`);
    return report.problems.length > 0 || isOther ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

const OTHER =
  'This is not the digest that you gave: history up to then was written anew, or an application was erased.';

function readArguments(args: string[]) {
  const options = {
    ...PLACE_OPTIONS,
    until: { type: 'string' },
    digest: { type: 'string' },
  } as const;
  const { values, positionals } = readOrRefuse(USAGE, () =>
    parseArgs({ args, allowPositionals: true, options }),
  );
  const { until, digest } = values;
  if (positionals.join(' ') !== 'verify' || (digest && !until)) throw new StartRefused(USAGE);
  if (until !== undefined && !isInstant(until)) {
    throw new StartRefused(
      'Give --until as the command printed it, such as 2024-10-07T08:00:00.000Z.',
    );
  }
  const programme = readProgramme(values.programme);
  return { place: placeIn(values), programme, until, digest };
}

function isInstant(text: string): boolean {
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}
