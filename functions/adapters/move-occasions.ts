import { correctionsOf } from '../domain/corrections.ts';
import { type Occasion, outcomeMilestoneId, programmeOccasions } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { isPending, movedRecord, type OccasionRecord } from '../domain/timeline.ts';
import { shortlistAt } from '../domain/timetable.ts';
import { keys, todoKey } from './keys.ts';
import { followShortlistDate } from './release-date.ts';
import { transact, type Write } from './table.ts';
import { loadTimeline } from './timelines.ts';

/**
 * Stores the dates of a programme as they are now. A date that moved is a new version; those who had
 * been told the old one are corrected. Answers the ids of what moved, is new, or is gone.
 */
export async function moveOccasions(programme: Programme, now: string): Promise<string[]> {
  const timelineId = `programme/${programme.id}`;
  const { records } = await loadTimeline(timelineId);
  const known = new Map(records.map((record) => [record.id, record]));
  const occasions = programmeOccasions(programme);
  const changed = occasions.filter((occasion) => {
    const record = known.get(occasion.id);
    return record?.due !== occasion.due || isAskedFor(occasion, record);
  });
  const corrections = correctionsOf(programme, records, now);
  const dropped = [...gone(records, occasions), ...corrections.drop];
  const writes = [
    ...changed.map((occasion) => occasionWrite(timelineId, occasion, known.get(occasion.id), now)),
    ...corrections.add.map((record) => recordWrite(timelineId, record)),
    ...dropped.map(({ id }): Write => ({ delete: keys.occasion(timelineId, id) })),
  ];
  for (let from = 0; from < writes.length; from += 50) {
    await transact(writes.slice(from, from + 50));
  }
  const shortlistBefore = known.get(outcomeMilestoneId(programme))?.due;
  if (shortlistBefore !== undefined && shortlistBefore !== shortlistAt(programme)) {
    await followShortlistDate(programme, shortlistBefore, now);
  }
  return [...changed, ...corrections.add, ...dropped].map(({ id }) => id);
}

/** Dates that were taken out of the file before they were told. */
function gone(records: OccasionRecord[], occasions: Occasion[]): OccasionRecord[] {
  const current = new Set(occasions.map(({ id }) => id));
  return records.filter(
    (record) => !current.has(record.id) && !record.correction && isPending(record),
  );
}

/** A date that was past at first sight, and that the file now asks to be told all the same. */
function isAskedFor({ evenIfPast }: Occasion, record: OccasionRecord | undefined): boolean {
  return (
    evenIfPast === true &&
    record !== undefined &&
    record.claimedVersion === undefined &&
    !isPending(record)
  );
}

function occasionWrite(
  timelineId: string,
  occasion: Occasion,
  known: OccasionRecord | undefined,
  now: string,
): Write {
  return recordWrite(timelineId, movedRecord(occasion, known, now), known);
}

function recordWrite(timelineId: string, record: OccasionRecord, known?: OccasionRecord): Write {
  // The sweep tells it if the timeline has not some minutes after it is due.
  const late = isPending(record) ? todoKey('work', plus(record.due, PATIENCE)) : {};
  return {
    put: { ...keys.occasion(timelineId, record.id), ...record, ...late },
    condition: known ? 'version = :before' : 'attribute_not_exists(pk)',
    ...(known ? { values: { ':before': known.version } } : {}),
  };
}
