import type { Audience } from '../../domain/audience.ts';
import type { Milestone, Programme } from '../../domain/programme.ts';
import { dueOf } from '../../domain/timetable.ts';
import type { CalendarEvent } from './invitation.ts';

/** What an audience of the cohort’s year comes together for, in order of time. */
export function yearOf(programme: Programme, audience: Audience): Milestone[] {
  return programme.milestones
    .filter(({ event }) => COHORT_YEAR.has(event))
    .filter(({ audiences }) => audiences.includes(audience) || audiences.includes('everyone'))
    .toSorted((a, b) => dueOf(programme, a).localeCompare(dueOf(programme, b)));
}

const COHORT_YEAR = new Set(['action-period', 'learning-session', 'celebration', 'other']);

/** A milestone as an entry of a calendar. `version` goes up by one whenever its date moves. */
export function milestoneEvent(
  programme: Programme,
  milestone: Milestone,
  version: number,
): CalendarEvent {
  return {
    name: `${programme.id}-${milestone.id}`,
    sequence: version - 1,
    start: dueOf(programme, milestone),
    ...(milestone.minutes ? { minutes: milestone.minutes } : {}),
    title: milestone.name,
    ...(milestone.details ? { details: milestone.details } : {}),
  };
}
