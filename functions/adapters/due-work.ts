import type { GateName } from '../domain/moves.ts';
import { DAY, PATIENCE, plus } from '../domain/time.ts';
import { isPending } from '../domain/timeline.ts';
import { applyRelease } from './apply-release.ts';
import { chaseGate, chaseRelease } from './chase.ts';
import { announce, waitsForRelease } from './claim-announcement.ts';
import { lapseIfOverdue } from './lapse-offer.ts';
import { refreshListing } from './listings.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import { currentProgramme } from './programmes.ts';
import { promoteReserves } from './promotions.ts';
import { repeatSignal } from './signals.ts';
import { startSending } from './start-sending.ts';
import { queryPage, updateOnly } from './table.ts';
import { findOccasion, signalWake } from './timelines.ts';

/** Something recorded but not done, and how it is done. */
export type Work = { id: string; kind: string; act: (deps: Deps) => Promise<void> };

/** What is due by `now`, oldest first, at most a hundred pieces. */
export async function dueWork(now: string): Promise<Work[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list AND todoAt <= :now',
    ExpressionAttributeValues: { ':list': 'work', ':now': now },
    Limit: 100,
  });
  return items.map((item) => workOf(String(item['pk']), String(item['sk'])));
}

/** The keys say what kind of work it is. */
function workOf(pk: string, sk: string): Work {
  const [, owner = ''] = pk.split('#');
  const [kind = '', first = '', second = ''] = sk.split('#');
  const id = `${pk} ${sk}`;
  switch (kind) {
    case 'APPLICATION':
      return { id, kind, act: () => refreshListing(owner) };
    case 'SENDING':
      return { id, kind, act: () => startSending(owner, Number(first)) };
    case 'GATE':
      return { id, kind, act: (deps) => gateWork(owner, Number(first), second as GateName, deps) };
    case 'RELEASE':
      return { id, kind, act: (deps) => releaseWork(owner, deps) };
    case 'PLACES':
      return {
        id,
        kind,
        act: async (deps) => promoteReserves((await currentProgramme(owner)).programme, deps),
      };
    default:
      return { id, kind, act: (deps) => timelineWork(pk, sk, deps) };
  }
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

/** How late a date may be told before somebody is called. */
const LATE_AFTER = 3 * PATIENCE;

/** A timeline is woken, or what it should have told by now is told for it. */
async function timelineWork(pk: string, sk: string, deps: Deps): Promise<void> {
  const [kind, owner = ''] = pk.split('#');
  const timelineId = `${kind === 'PROGRAMME' ? 'programme' : 'team'}/${owner}`;
  const now = deps.now();
  if (sk === 'TIMELINE#STATE') return signalWake(timelineId, plus(now, PATIENCE));
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
