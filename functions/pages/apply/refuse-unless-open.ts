import { AcademyError } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { closesAt, opensAt } from '../../domain/timetable.ts';

/**
 * Refuses before opening and after the deadline, which itself still counts. By the server's time.
 * @throws AcademyError `NotOpenYet`, `DeadlinePassed`
 */
export function refuseUnlessOpen(programme: Programme, now: string): void {
  const { timeZone, organiser } = programme;
  if (now < opensAt(programme)) {
    throw new AcademyError(
      'NotOpenYet',
      `Applications open at ${spoken(opensAt(programme), timeZone)}. Come back then.`,
    );
  }
  if (now > closesAt(programme)) {
    throw new AcademyError(
      'DeadlinePassed',
      `Applications closed at ${spoken(closesAt(programme), timeZone)}. What you saved is kept. If something stopped you, write to ${organiser.email}.`,
    );
  }
}
