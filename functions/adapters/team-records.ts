import { type Occasion, teamOccasions } from '../domain/occasions.ts';
import { type OccasionRecord, recordsOf, type TimelineState } from '../domain/timeline.ts';
import { keys } from './keys.ts';
import { currentProgramme, programmeVersion, type VersionedProgramme } from './programmes.ts';
import { getItem } from './table.ts';

/**
 * The records of a team's dates. A date that a change of the programme put into the past is not told: it
 * was past when the academy first knew of it.
 */
export async function teamRecords(
  { joinedAt = '', told }: TimelineState,
  now: string,
): Promise<OccasionRecord[]> {
  const current = await currentProgramme();
  const records = recordsOf(teamOccasions(current.programme, joinedAt), told, joinedAt);
  if (current.version === 1) return records;
  return Promise.all(
    records.map(async (record) => {
      const late = record.due <= now && record.doneVersion === undefined && record.due > joinedAt;
      if (!late) return record;
      const seenAt = await firstSeen(current, record.id, joinedAt);
      return seenAt > record.firstSeenAt ? { ...record, firstSeenAt: seenAt } : record;
    }),
  );
}

/** Since when the programme has had a date, version by version. */
async function firstSeen(
  { programme: { id }, version }: VersionedProgramme,
  occasionId: string,
  joinedAt: string,
): Promise<string> {
  for (let before = version - 1; before > 0; before -= 1) {
    const known = teamOccasions(await programmeVersion(id, before), joinedAt);
    if (!known.some((occasion: Occasion) => occasion.id === occasionId)) {
      const item = await getItem(keys.programmeVersion(id, before + 1));
      return String(item?.['since'] ?? '');
    }
  }
  return joinedAt;
}
