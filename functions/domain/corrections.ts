import { Audience } from './audience.ts';
import type { Occasion } from './occasions.ts';
import type { Milestone, Programme } from './programme.ts';
import type { OccasionRecord } from './timeline.ts';
import { dueOf, holdUntil } from './timetable.ts';

/**
 * When a date of the programme moves, those who had been told the old one are told the new one, once.
 * Nobody else is: for them it is simply the date.
 */

/** What follows from moved dates: corrections to be told, and such that nobody has been told yet. */
export type Corrections = { add: OccasionRecord[]; drop: OccasionRecord[] };

/** The corrections that a programme's new dates need, given what was known and told before. */
export function correctionsOf(
  programme: Programme,
  records: OccasionRecord[],
  now: string,
): Corrections {
  const all = programme.milestones.map((one) => correctionOf(programme, one, records, now));
  return { add: all.flatMap(({ add }) => add), drop: all.flatMap(({ drop }) => drop) };
}

/** Whether a record is of a milestone itself or of a reminder of it. */
export function isAbout(record: OccasionRecord, milestoneId: string): boolean {
  if (record.id === milestoneId) return true;
  const rest = record.id.startsWith(`${milestoneId}-`) ? record.id.slice(milestoneId.length) : '';
  return REMINDER.test(rest);
}

const REMINDER = new RegExp(`^-(${Audience.options.join('|')})-\\d+-days-before$`);

/** A correction as an occasion: due at the milestone's new date, told at once. */
export function correctionOccasion(
  programme: Programme,
  { id, correction }: OccasionRecord,
): Occasion | undefined {
  const milestone = programme.milestones.find((one) => one.id === correction?.milestoneId);
  if (!milestone || !correction) return undefined;
  const { milestoneId, was, version } = correction;
  const due = dueOf(programme, milestone);
  const { audiences } = milestone;
  return { id, kind: 'date-changed', due, audiences, milestoneId, was, version };
}

/** Whether cohort teams have a milestone in their calendars from the day on which they are welcomed. */
export function isInTheirYear({ event, audiences }: Milestone): boolean {
  const forThem = audiences.includes('cohort-teams') || audiences.includes('everyone');
  return forThem && event !== 'applications-open' && event !== 'applications-close';
}

function correctionOf(
  programme: Programme,
  milestone: Milestone,
  records: OccasionRecord[],
  now: string,
): Corrections {
  const known = records.find(({ id }) => id === milestone.id);
  const due = dueOf(programme, milestone);
  if (!known || known.due === due) return { add: [], drop: [] };
  const drop = records.filter(
    ({ correction, claimedVersion }) =>
      correction?.milestoneId === milestone.id && claimedVersion === undefined,
  );
  // A correction that nobody has been told yet is as if it had never been.
  const was = drop[0]?.correction?.was ?? known.due;
  const told = records.some((record) => isAbout(record, milestone.id) && record.claimedVersion);
  if (was === due || due < now || !(told || isInTheirYear(milestone))) return { add: [], drop };
  const version = known.version + 1;
  const correction = { milestoneId: milestone.id, was, version };
  const add: OccasionRecord = {
    ...{ id: `${milestone.id}-changed-${version}`, kind: 'date-changed', version: 1 },
    // A wrong date can be put right before anybody hears of it, as all that staff release.
    ...{ due: holdUntil(programme, now), firstSeenAt: now, correction },
  };
  return { add: [add], drop };
}
