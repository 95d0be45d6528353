import { nextReleaseChaseAt } from '../domain/chases.ts';
import { type Occasion, outcomeMilestoneId, programmeOccasions } from '../domain/occasions.ts';
import { emptyBoard } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { isPending, type OccasionRecord } from '../domain/timeline.ts';
import { shortlistAt } from '../domain/timetable.ts';
import { fingerprint, keys, todoKey } from './keys.ts';
import type { Deps } from './live.ts';
import { boardWrite, loadBoard } from './places.ts';
import { forgetProgrammes } from './programmes.ts';
import { followShortlistDate } from './release.ts';
import { getItem, transact, updateOnly, type Write } from './table.ts';
import { loadTimeline, requestWake, signalWake } from './timelines.ts';
import { startTimelineExecution } from './workflow.ts';

/**
 * Stores the programme and moves what follows from it. Idempotent: an unchanged file changes nothing.
 * A date that moved is a new version of its milestone and wakes the timeline.
 */
export async function reconcileProgramme(
  programme: Programme,
  { now }: Deps,
): Promise<{ version: number; moved: string[] }> {
  const version = await storeVersion(programme, now());
  forgetProgrammes();
  const moved = await moveOccasions(programme, now());
  await prepare(programme, now());
  await startOrWake(programme.id, moved.length > 0, now());
  return { version, moved };
}

async function storeVersion(programme: Programme, now: string): Promise<number> {
  const config = JSON.stringify(programme);
  const hash = fingerprint(config);
  const current = await getItem(keys.programme(programme.id));
  if (current?.['hash'] === hash) return Number(current['version']);
  const before = Number(current?.['version'] ?? 0);
  const version = before + 1;
  await transact([
    {
      put: { ...keys.programme(programme.id), version, hash, since: now },
      condition: 'attribute_not_exists(pk) OR version = :before',
      values: { ':before': before },
    },
    { put: { ...keys.programmeVersion(programme.id, version), config, since: now } },
  ]);
  return version;
}

/** New and moved occasions; answers the ids of those that moved or are new. */
async function moveOccasions(programme: Programme, now: string): Promise<string[]> {
  const timelineId = `programme/${programme.id}`;
  const { records } = await loadTimeline(timelineId);
  const known = new Map(records.map((record) => [record.id, record]));
  const changed = programmeOccasions(programme).filter(({ id, due }) => known.get(id)?.due !== due);
  const writes = changed.map((occasion) =>
    occasionWrite(timelineId, occasion, known.get(occasion.id), now),
  );
  for (let from = 0; from < writes.length; from += 50)
    await transact(writes.slice(from, from + 50));
  const current = new Set(programmeOccasions(programme).map(({ id }) => id));
  const shortlistBefore = known.get(outcomeMilestoneId(programme))?.due;
  if (shortlistBefore !== undefined && shortlistBefore !== shortlistAt(programme)) {
    await followShortlistDate(programme, shortlistBefore, now);
  }
  const dropped = records.filter((record) => !current.has(record.id) && isPending(record));
  for (const record of dropped) await transact([{ delete: keys.occasion(timelineId, record.id) }]);
  return [...changed, ...dropped].map(({ id }) => id);
}

function occasionWrite(
  timelineId: string,
  { id, kind, due }: Occasion,
  known: OccasionRecord | undefined,
  now: string,
): Write {
  const record: OccasionRecord = {
    ...known,
    id,
    kind,
    due,
    version: (known?.version ?? 0) + 1,
    firstSeenAt: known?.firstSeenAt ?? now,
  };
  // The sweep tells it if the timeline has not some minutes after it is due.
  const late = isPending(record) ? todoKey('work', plus(due, PATIENCE)) : {};
  return {
    put: { ...keys.occasion(timelineId, id), ...record, ...late },
    condition: known ? 'version = :before' : 'attribute_not_exists(pk)',
    ...(known ? { values: { ':before': known.version } } : {}),
  };
}

/** The board of places and the release exist from the first day, with their chases. */
async function prepare(programme: Programme, now: string): Promise<void> {
  const board = await loadBoard(programme);
  if (board.version === 0) {
    await transact([boardWrite(programme, { ...emptyBoard(programme.places), version: 1 }, now)]);
  } else if (board.places !== programme.places) {
    const changed = { ...board, places: programme.places, version: board.version + 1 };
    await transact([boardWrite(programme, changed, now)]);
  }
  const chase = todoKey('work', nextReleaseChaseAt(programme, 0));
  await updateOnly({
    update: keys.release(programme.id),
    set: 'SET version = :zero, todo = :todo, todoAt = :todoAt',
    condition: 'attribute_not_exists(pk)',
    values: { ':zero': 0, ':todo': chase.todo, ':todoAt': chase.todoAt },
  });
}

async function startOrWake(programmeId: string, moved: boolean, now: string): Promise<void> {
  const timelineId = `programme/${programmeId}`;
  const { state } = await loadTimeline(timelineId);
  if (state && !state.endedAt) {
    if (!moved) return;
    await requestWake(timelineId, now);
    return signalWake(timelineId, plus(now, PATIENCE));
  }
  if (state?.endedAt && !moved) return;
  const generation = (state?.generation ?? 0) + 1;
  await startTimelineExecution(`${timelineId.replace('/', '-')}-${generation}`, {
    timelineId,
    generation,
  });
}
