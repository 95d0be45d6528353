import { parseArgs } from 'node:util';
import { currentProgramme } from '../../functions/adapters/programmes.ts';
import { loadTimeline } from '../../functions/adapters/timelines.ts';
import { isNamed } from '../../functions/domain/errors.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { opensAt } from '../../functions/domain/timetable.ts';
import { timetableChanges } from '../../functions/domain/timetable-changes.ts';
import { readProgramme } from '../local/start.ts';
import { StartRefused } from '../local/start-refusal.ts';
import { storedClock } from '../local/stored-clock.ts';
import { openTable } from '../table/open-table.ts';
import { PLACE_OPTIONS, type Place, placeIn, readOrRefuse } from '../table/place.ts';
import { countReached, type Reached } from './reached.ts';
import { changesInWords } from './words.ts';

const USAGE = `Use
  npm run timetable -- --diff
with --programme FILE, and --data DIR (default .local) or --table NAME for a table on AWS.
It says what would move if the file were deployed (on a laptop: if the academy were started again), and changes nothing.`;

/** `npm run timetable`: what a programme file would move in an academy. Answers the exit code. */
export async function timetable(args: string[]): Promise<number> {
  try {
    const { place, programme } = readArguments(args);
    process.stdout.write(await diff(place, programme));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function diff(place: Place, programme: Programme): Promise<string> {
  const now = nowIn(place, programme);
  const table = await openTable(place, programme.id);
  try {
    const { records } = await loadTimeline(`programme/${programme.id}`);
    const held = await heldProgramme(programme.id);
    const changes = timetableChanges(programme, { programme: held, records }, now);
    const reached: Reached = await countReached(programme, records, changes);
    return changesInWords(programme, changes, reached, held === undefined);
  } finally {
    await table.close();
  }
}

/** What the academy holds; nothing before it was first deployed or started. */
async function heldProgramme(id: string): Promise<Programme | undefined> {
  try {
    return (await currentProgramme(id)).programme;
  } catch (error) {
    if (isNamed(error, 'NotFound')) return undefined;
    throw error;
  }
}

/** A laptop's academy has a clock of its own, which begins when applications open. */
function nowIn(place: Place, programme: Programme): string {
  if ('table' in place) return new Date().toISOString();
  return storedClock(place.data).read()?.now ?? opensAt(programme);
}

function readArguments(args: string[]): { place: Place; programme: Programme } {
  const options = { ...PLACE_OPTIONS, diff: { type: 'boolean', default: false } } as const;
  const { values } = readOrRefuse(USAGE, () => parseArgs({ args, options }));
  if (!values.diff) throw new StartRefused(USAGE);
  return { place: placeIn(values), programme: readProgramme(values.programme) };
}
