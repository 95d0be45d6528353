import type { Problem } from './errors.ts';
import type { Programme } from './programme.ts';
import { spoken } from './time.ts';
import { holdUntil, offersEnd } from './timetable.ts';

/**
 * What is wrong with an instant as the new end of an open offer: it lies after the mail that tells of it, and
 * not after the instant by which no offer may be open.
 */
export function deadlineProblems(programme: Programme, until: string, now: string): Problem[] {
  const told = holdUntil(programme, now);
  const last = offersEnd(programme);
  const problem = (message: string) => [{ field: 'date', message }];
  if (until > last) {
    return problem(
      `Choose ${spoken(last, programme.timeZone)} or earlier: no offer may be open after that`,
    );
  }
  if (until <= told) {
    return problem(
      `Choose a time after ${spoken(told, programme.timeZone)}, when the team is told of it`,
    );
  }
  return [];
}
