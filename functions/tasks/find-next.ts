import * as z from 'zod';
import { occasionsOf, subjectOf } from '../adapters/announcements.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { loadRelease } from '../adapters/release.ts';
import { endTimeline, loadTimeline, takeOver } from '../adapters/timelines.ts';
import { outcomeMilestoneId } from '../domain/occasions.ts';
import type { Programme } from '../domain/programme.ts';
import { isReleased } from '../domain/release.ts';
import { DAY, plus } from '../domain/time.ts';
import { isPending, type OccasionRecord, recordsOf, whatIsNext } from '../domain/timeline.ts';

const Event = z.object({
  timelineId: z.string(),
  generation: z.number(),
  startedAt: z.string(),
  /** History events so far, estimated by the definition from above. */
  events: z.number(),
});

/** Finds what a timeline does next: announce, sleep, pause, continue as a new execution, or end. */
export const door = taskDoor('FindNext', Event, async (event, { now }) => {
  const { timelineId, generation } = event;
  const [{ state, records: stored }, subject] = await Promise.all([
    loadTimeline(timelineId),
    subjectOf(timelineId),
  ]);
  if (state && state.generation > generation) return { do: 'end' };
  if (state?.generation !== generation && !(await takeOver(timelineId, generation)))
    return { do: 'end' };

  const { programme, application } = subject;
  const records = application
    ? recordsOf(occasionsOf(subject), stored, application.acceptedAt ?? '')
    : stored;
  const told = !application || application.status === 'in-cohort' ? records : [];
  const held = application ? {} : await heldByRelease(programme, told, now());
  const next = whatIsNext(told, event, now(), held);
  if (next.do === 'end') await endTimeline(timelineId, now());
  return { ...next, seenWake: state?.wake ?? 0 };
});

export const handler = door(live);

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
