import type { Audience } from '../audience.ts';
import type { Programme } from '../programme.ts';
import { addDays, instantAt } from '../time.ts';
import { closesAt, dueOf, offersFrom, opensAt } from '../timetable.ts';
import { type Finding, warning } from './finding.ts';

/** People who are told of a milestone, or reminded of it, at a time when there are none of them. */
export function lintAudiences(programme: Programme): Finding[] {
  const events = new Set(programme.milestones.map(({ event }) => event));
  // Without both there is no telling who exists when; their own rule reports that.
  if (!events.has('applications-open') || !events.has('applications-close')) return [];
  return programme.milestones.flatMap((milestone, index) => [
    ...milestone.audiences.flatMap((audience, position) =>
      nobody(
        programme,
        `milestones[${index}].audiences[${position}]`,
        audience,
        dueOf(programme, milestone),
      ),
    ),
    ...milestone.reminders.flatMap(({ audience, daysBefore }, position) =>
      nobody(
        programme,
        `milestones[${index}].reminders[${position}]`,
        audience,
        instantAt(
          addDays(milestone.date, -daysBefore),
          milestone.time ?? programme.timeOfDay,
          programme.timeZone,
        ),
      ),
    ),
  ]);
}

function nobody(programme: Programme, path: string, audience: Audience, at: string): Finding[] {
  const why = reason(programme, audience, at);
  return why ? [warning(path, `Nobody would be told at that time: ${why}.`)] : [];
}

function reason(programme: Programme, audience: Audience, at: string): string | undefined {
  switch (audience) {
    case 'drafts':
      if (at < opensAt(programme)) return 'applications are not open yet. Use a later date';
      return closesAt(programme) < at
        ? 'a draft cannot be sent any more. Use "applicants" for those who sent theirs'
        : undefined;
    case 'applicants':
      return at < opensAt(programme)
        ? 'applications are not open yet. Use a later date'
        : undefined;
    case 'cohort-teams':
      return at < offersFrom(programme)
        ? 'no place has been offered yet. Use "applicants", or a later date'
        : undefined;
    default:
      return undefined;
  }
}
