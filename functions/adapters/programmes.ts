import { AcademyError } from '../domain/errors.ts';
import { type Programme, programmeSchema } from '../domain/programme.ts';
import { SHAPE } from '../domain/programme-shape.ts';
import { keys } from './keys.ts';
import { getItem, type Item } from './table.ts';

/** A programme with the version under which it is stored. Versions never change once written. */
export type VersionedProgramme = { programme: Programme; version: number };

const read = new Map<string, Programme>();

/** The versions under which review opened; each is written once. */
const reviewed = new Map<string, number>();

/** The version that is current, as last read, and when (milliseconds of this process). */
const current = new Map<string, { version: number; readAt: number }>();

/** A change of dates is seen by every door within this many milliseconds of real time. */
const FRESH_FOR = 5000;

/** Forgets what has been read; for the door that changes it, and for a host that moves to another table. */
export function forgetProgrammes(): void {
  current.clear();
  read.clear();
  reviewed.clear();
}

/**
 * The programme as it is now, at most five seconds old.
 * @throws AcademyError `NotFound` before the first reconcile.
 */
export async function currentProgramme(id = programmeId()): Promise<VersionedProgramme> {
  const known = current.get(id);
  if (known && performance.now() - known.readAt < FRESH_FOR) {
    return { version: known.version, programme: await programmeVersion(id, known.version) };
  }
  const item = await getItem(keys.programme(id));
  if (!item)
    throw new AcademyError('NotFound', 'The academy is being set up. Try again in a few minutes.');
  const version = Number(item['version']);
  current.set(id, { version, readAt: performance.now() });
  return { version, programme: await programmeVersion(id, version) };
}

/**
 * The programme for a page that refuses, which must not fail in its turn: as this process last read it,
 * or read now if that is quick; otherwise nothing.
 */
export async function programmeIfKnown(id = programmeId()): Promise<Programme | undefined> {
  const known = current.get(id);
  const last = known && read.get(`${id}#${known.version}`);
  if (last) return last;
  const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), QUICK);
  const now = currentProgramme(id).then(
    ({ programme }) => programme,
    () => undefined,
  );
  return Promise.race([now, tooLate]).finally(() => clearTimeout(timer));
}

/** How long a page that refuses waits for the programme, in milliseconds. */
const QUICK = 500;

/** A stored version of a programme, for example the one that an application was sent under. */
export async function programmeVersion(id: string, version: number): Promise<Programme> {
  const key = `${id}#${version}`;
  const known = read.get(key);
  if (known) return known;
  const item = await getItem(keys.programmeVersion(id, version));
  if (!item) throw new AcademyError('NotFound', `Version ${version} of the programme is missing.`);
  const programme = programmeOf(item);
  read.set(key, programme);
  return programme;
}

/** What was checked in today's shape is read as it is; another release's is checked, and gets what it lacks. */
function programmeOf({ config, shape }: Item): Programme {
  const found: unknown = JSON.parse(String(config));
  return shape === SHAPE ? (found as Programme) : programmeSchema().parse(found);
}

/** The version of a programme under which its review opened; `undefined` before that. */
export async function reviewedVersion(id: string): Promise<number | undefined> {
  const known = reviewed.get(id);
  if (known !== undefined) return known;
  const opened = await getItem(keys.reviewRules(id));
  if (!opened) return undefined;
  const version = Number(opened['programmeVersion']);
  reviewed.set(id, version);
  return version;
}

/** The intake that this deployment runs. */
export function programmeId(): string {
  return process.env['PROGRAMME_ID'] ?? '';
}
