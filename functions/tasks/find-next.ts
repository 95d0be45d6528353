import * as z from 'zod/mini';
import { subjectOf } from '../adapters/announcements.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { nextOfProgramme, nextOfTeam } from '../adapters/next-step.ts';
import { endTimeline, loadState, loadUntold, takeOver } from '../adapters/timelines.ts';
import { isInCohort } from '../domain/moves.ts';
import type { OccasionRecord, TimelineState } from '../domain/timeline.ts';

const Event = z.object({
  timelineId: z.string(),
  generation: z.number(),
  startedAt: z.string(),
  /** History events so far, estimated by the definition from above. */
  events: z.number(),
});

/**
 * Finds what a timeline does next: announce, sleep, pause, continue as a new execution, or end. What is
 * due for a team is told as it is found: that takes no further step of the workflow.
 */
export const door = taskDoor('FindNext', Event, async (event, { now }) => {
  const { timelineId, generation } = event;
  const [state, records] = await loadWithRecords(timelineId);
  if (state && state.generation > generation) return { do: 'end' };
  if (state?.generation === generation && state.endedAt) return { do: 'end' };
  const mine = state?.generation === generation ? state : await begin(timelineId, generation);
  if (!mine) return { do: 'end' };

  const next = mine.joinedAt
    ? await nextOfTeam(mine, event, now)
    : await nextOfProgramme(records, event, now());
  if (next.do === 'end') await endTimeline(timelineId, now());
  return { ...next, seenWake: mine.wake };
});

export const handler = door(live);

/** Takes a timeline over for this execution; not that of a team which is no longer in the cohort. */
async function begin(timelineId: string, generation: number): Promise<TimelineState | undefined> {
  const { application } = await subjectOf(timelineId);
  if (application && !isInCohort(application.status)) return undefined;
  const joinedAt = application?.acceptedAt;
  if (!(await takeOver(timelineId, generation, joinedAt))) return undefined;
  return loadState(timelineId);
}

/** A team's timeline keeps in its state what was told; the programme's has a record for each occasion. */
async function loadWithRecords(
  timelineId: string,
): Promise<[TimelineState | undefined, OccasionRecord[]]> {
  if (timelineId.startsWith('team/')) return [await loadState(timelineId), []];
  const { state, records } = await loadUntold(timelineId);
  return [state, records];
}
