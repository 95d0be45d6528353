import type { GateName } from '../domain/moves.ts';
import type { Programme } from '../domain/programme.ts';
import { DAY, PATIENCE, plus } from '../domain/time.ts';
import { isPending } from '../domain/timeline.ts';
import { LATE_AFTER } from '../domain/told-dates.ts';
import { applyRelease } from './apply-release.ts';
import { chaseGate, chaseRelease } from './chase.ts';
import { announce, waitsForRelease } from './claim-announcement.ts';
import { carryOutClosing } from './close-reserve.ts';
import { tellDigest } from './digest.ts';
import type { Key } from './keys.ts';
import { lapseIfOverdue } from './lapse-offer.ts';
import { refreshListings } from './listings.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import { currentProgramme } from './programmes.ts';
import { promoteReserves } from './promotions.ts';
import { startRecorded, startTimelineRecorded } from './restarts.ts';
import { repeatSignal } from './signals.ts';
import { queryPage, updateOnly } from './table.ts';
import { findOccasion, signalWake } from './timelines.ts';

/** Something recorded but not done, and how it is done. `ids` name the entries that it is about. */
export type Work = {
  ids: string[];
  kind: string;
  act: (deps: Deps) => Promise<void>;
  /** Whether it only brings the lists up to applications. */
  lists?: true;
};

/** How many entries are looked at together. */
export const MOST_DUE = 100;

/**
 * What is due by `now`, oldest first, at most a hundred pieces; without what was `tried` already.
 * All applications that are to be listed are one piece.
 */
export async function dueWork(now: string, tried = new Set<string>()): Promise<Work[]> {
  const entries = await untriedEntries(now, tried);
  const isListing = ({ sk }: Key) => sk === 'APPLICATION';
  return [
    ...entries.filter((entry) => !isListing(entry)).map(workOf),
    ...listingWork(entries.filter(isListing)),
  ];
}

/** The first page that has any: what fails again and again must not hide what is behind it. */
async function untriedEntries(now: string, tried: Set<string>): Promise<Key[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const { items, next } = await queryPage(
      {
        IndexName: 'todo',
        KeyConditionExpression: 'todo = :list AND todoAt <= :now',
        ExpressionAttributeValues: { ':list': 'work', ':now': now },
        Limit: MOST_DUE,
      },
      start,
    );
    const entries = items
      .map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) }))
      .filter((entry) => !tried.has(idOf(entry)));
    if (entries.length > 0) return entries;
    start = next;
  } while (start);
  return [];
}

function listingWork(applications: Key[]): Work[] {
  if (applications.length === 0) return [];
  const act = () => refreshListings(applications.map(ownerOf));
  return [{ ids: applications.map(idOf), kind: 'APPLICATION', act, lists: true }];
}

function idOf({ pk, sk }: Key): string {
  return `${pk} ${sk}`;
}

function ownerOf({ pk }: Key): string {
  return pk.split('#')[1] ?? '';
}

/** The keys say what kind of work it is. */
function workOf(key: Key): Work {
  const owner = ownerOf(key);
  const [kind = '', first = '', second = ''] = key.sk.split('#');
  const ids = [idOf(key)];
  switch (kind) {
    case 'SENDING':
      return { ids, kind, act: (deps) => startRecorded(owner, Number(first), deps.now()) };
    case 'GATE':
      return { ids, kind, act: (deps) => gateWork(owner, Number(first), second as GateName, deps) };
    case 'RELEASE':
      return { ids, kind, act: (deps) => releaseWork(owner, deps) };
    case 'PLACES':
      return { ids, kind, act: (deps) => forProgramme(owner, promoteReserves, deps) };
    case 'CLOSING':
      return { ids, kind, act: async (deps) => void (await carryOutClosing(key, deps)) };
    case 'DIGEST':
      return { ids, kind, act: (deps) => forProgramme(owner, tellDigest, deps) };
    default:
      return { ids, kind, act: (deps) => timelineWork(key, deps) };
  }
}

async function forProgramme(
  programmeId: string,
  act: (programme: Programme, deps: Deps) => Promise<unknown>,
  deps: Deps,
): Promise<void> {
  await act((await currentProgramme(programmeId)).programme, deps);
}

/** An offer that nobody lapsed lapses; a decided gate is signalled again; an undecided one is chased. */
async function gateWork(id: string, sending: number, gate: GateName, deps: Deps): Promise<void> {
  if (gate === 'answer' && (await lapseIfOverdue(id, sending, deps))) return;
  const chased = await chaseGate(id, sending, gate, deps);
  if (!chased) await repeatSignal(id, sending, gate, deps.now());
}

/** A confirmed release is carried out at its instant; an unconfirmed one is chased. */
async function releaseWork(programmeId: string, deps: Deps): Promise<void> {
  const { programme } = await currentProgramme(programmeId);
  if (!(await applyRelease(programme, deps))) await chaseRelease(programme, deps);
}

/** A timeline is woken, or what it should have told by now is told for it. */
async function timelineWork({ pk, sk }: Key, deps: Deps): Promise<void> {
  const [kind, owner = ''] = pk.split('#');
  const timelineId = `${kind === 'PROGRAMME' ? 'programme' : 'team'}/${owner}`;
  const now = deps.now();
  if (sk === 'TIMELINE#STATE') {
    if (await startTimelineRecorded(timelineId, now)) return;
    return signalWake(timelineId, plus(now, PATIENCE));
  }
  const occasionId = sk.slice('TIMELINE#OCCASION#'.length);
  const record = await findOccasion(timelineId, occasionId);
  if (record && (await announce({ timelineId, occasionId, version: record.version }, now))) return;
  // What waits for the release is told by it: looking every few minutes would only cost.
  const waits = await waitsForRelease(timelineId, occasionId, now);
  if (record && !waits && isPending(record) && plus(record.due, LATE_AFTER) <= now) {
    logWarn('milestone late', { timelineId, occasionId });
  }
  await updateOnly({
    update: { pk, sk },
    set: 'SET todoAt = :later',
    condition: 'attribute_exists(todo)',
    values: { ':later': plus(now, waits ? DAY : PATIENCE) },
  });
}
