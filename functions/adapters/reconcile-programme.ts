import { nextReleaseChaseAt } from '../domain/chases.ts';
import { emptyBoard } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { SHAPE } from '../domain/programme-shape.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { planDigest } from './digest.ts';
import { fingerprint, keys, todoKey } from './keys.ts';
import type { Deps } from './live.ts';
import { moveOccasions } from './move-occasions.ts';
import { boardWrite, listBoard, loadBoard, readBoard } from './places.ts';
import { forgetProgrammes } from './programmes.ts';
import { relistUnder } from './relist.ts';
import { getItem, transact, updateOnly } from './table.ts';
import { executionOfTimeline, loadState, requestWake, signalWake } from './timelines.ts';
import { startTimelineExecution } from './workflow.ts';

/**
 * Stores the programme and moves what follows from it. Idempotent: an unchanged file changes nothing.
 * A date that moved is a new version of its milestone and wakes the timeline.
 */
export async function reconcileProgramme(
  programme: Programme,
  { now }: Deps,
): Promise<{ version: number; moved: string[] }> {
  const { version, isNew } = await storeVersion(programme, now());
  forgetProgrammes();
  const moved = await moveOccasions(programme, now());
  await prepare(programme, now());
  if (isNew && version > 1) await wakeTeams(programme, now());
  await relistUnder(programme.id, version, now());
  await startOrWake(programme.id, moved.length > 0, now());
  return { version, moved };
}

async function storeVersion(
  programme: Programme,
  now: string,
): Promise<{ version: number; isNew: boolean }> {
  const config = JSON.stringify(programme);
  const hash = fingerprint(`${SHAPE} ${config}`);
  const current = await getItem(keys.programme(programme.id));
  if (current?.['hash'] === hash) return { version: Number(current['version']), isNew: false };
  const before = Number(current?.['version'] ?? 0);
  const version = before + 1;
  await transact([
    {
      put: { ...keys.programme(programme.id), version, hash, since: now },
      condition: 'attribute_not_exists(pk) OR version = :before',
      values: { ':before': before },
    },
    {
      put: { ...keys.programmeVersion(programme.id, version), config, shape: SHAPE, since: now },
    },
  ]);
  return { version, isNew: true };
}

/** The board of places, the release and the digest exist from the first day, with what they are due for. */
async function prepare(programme: Programme, now: string): Promise<void> {
  const [found] = await Promise.all([readBoard(programme), planDigest(programme, now)]);
  const { board } = found;
  if (board.version === 0) {
    await transact([boardWrite(programme, { ...emptyBoard(programme.places), version: 1 }, now)]);
  } else if (board.places !== programme.places) {
    const changed = { ...board, places: programme.places, version: board.version + 1 };
    await transact([boardWrite(programme, changed, now)]);
  } else {
    // The dates between which reserves are promoted may have moved.
    await listBoard(programme, found, now);
  }
  const chase = todoKey('work', nextReleaseChaseAt(programme, 0));
  await updateOnly({
    update: keys.release(programme.id),
    set: 'SET version = :zero, todo = :todo, todoAt = :todoAt',
    condition: 'attribute_not_exists(pk)',
    values: { ':zero': 0, ':todo': chase.todo, ':todoAt': chase.todoAt },
  });
}

/** Teams in the cohort work their dates out from the programme, so they look at them again. */
async function wakeTeams(programme: Programme, now: string): Promise<void> {
  const { teams } = await loadBoard(programme);
  for (const id of Object.keys(teams).filter((each) => teams[each]?.as === 'holder')) {
    await requestWake(`team/${id}`, now);
    await signalWake(`team/${id}`, plus(now, PATIENCE));
  }
}

async function startOrWake(programmeId: string, moved: boolean, now: string): Promise<void> {
  const timelineId = `programme/${programmeId}`;
  const state = await loadState(timelineId);
  if (state && !state.endedAt) {
    if (!moved) return;
    await requestWake(timelineId, now);
    return signalWake(timelineId, plus(now, PATIENCE));
  }
  if (state?.endedAt && !moved) return;
  const { name, input } = executionOfTimeline(timelineId, (state?.generation ?? 0) + 1);
  await startTimelineExecution(name, input);
}
