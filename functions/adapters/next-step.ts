import { outcomeMilestoneId } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';
import { isReleased } from '../domain/release.ts';
import { DAY, plus } from '../domain/time.ts';
import {
  isPending,
  type Next,
  type OccasionRecord,
  type TimelineState,
  whatIsNext,
} from '../domain/timeline.ts';
import { claimAnnouncement } from './claim-announcement.ts';
import { currentProgramme } from './programmes.ts';
import { loadRelease } from './release.ts';
import { teamRecords } from './team-records.ts';

/** What of an execution says whether it must continue as a new one. */
type Execution = { startedAt: string; events: number };

/**
 * Tells a team what is due, and says what its timeline does next. Announcing is left to the workflow
 * where something has to be recorded page by page, or where nothing could be claimed.
 */
export async function nextOfTeam(
  { told, ...state }: TimelineState,
  execution: Execution,
  now: () => string,
): Promise<Next> {
  const records = await teamRecords({ ...state, told }, now());
  const next = whatIsNext(records, execution, now());
  if (next.do !== 'announce') return next;
  const claimed = await claimAnnouncement({ timelineId: state.timelineId, ...next }, now());
  if (!claimed?.told) return next;
  return nextOfTeam({ ...state, told: new Set(told).add(next.occasionId) }, execution, now);
}

/** What the programme's timeline does next, by the records of its dates. */
export async function nextOfProgramme(
  records: OccasionRecord[],
  execution: Execution,
  now: string,
): Promise<Next> {
  const { programme } = await currentProgramme();
  return whatIsNext(records, execution, now, await heldByRelease(programme, records, now));
}

/** The shortlist is not announced before its outcomes are released: it waits for that instant. */
async function heldByRelease(
  programme: Programme,
  records: OccasionRecord[],
  now: string,
): Promise<Record<string, string>> {
  const id = outcomeMilestoneId(programme);
  const due = records.some((record) => record.id === id && isPending(record) && record.due <= now);
  if (!due) return {};
  const release = await loadRelease(programme.id);
  if (isReleased(release, now)) return {};
  return { [id]: release.confirmed?.at ?? plus(now, DAY) };
}
