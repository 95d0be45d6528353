import { AcademyError } from './errors.ts';
import type { Programme } from './programme.ts';
import { addDays, instantAt, localDate, spoken } from './time.ts';
import { closesAt, shortlistAt } from './timetable.ts';

/** How many days ahead a late link can be made to end. */
const MOST_DAYS = 7;

/** When a late link may end: the end of today or of one of the next days, before outcomes are announced. */
export function lateEnds(programme: Programme, now: string): string[] {
  const today = localDate(now, programme.timeZone);
  return Array.from({ length: MOST_DAYS }, (_, days) =>
    instantAt(addDays(today, days), '23:59:59.999', programme.timeZone),
  ).filter((end) => end > now && end < shortlistAt(programme));
}

/**
 * Refuses a late link while it is not needed yet, and once it would come after the outcomes.
 * @throws AcademyError `WrongStage`
 */
export function refuseLateLink(programme: Programme, now: string): void {
  const { timeZone } = programme;
  if (now <= closesAt(programme)) {
    throw new AcademyError(
      'WrongStage',
      `Applications are open until ${spoken(closesAt(programme), timeZone)}, so the team can send without a late link.`,
    );
  }
  if (lateEnds(programme, now).length > 0) return;
  throw new AcademyError(
    'WrongStage',
    `Outcomes are announced at ${spoken(shortlistAt(programme), timeZone)}, so it is too late for a late link.`,
  );
}
