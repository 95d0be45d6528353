import type { Application } from './application.ts';
import { type Occasion, teamOccasions } from './occasions.ts';
import type { Programme } from './programme.ts';
import { DAY, plus } from './time.ts';

/** The coaching sessions of a team that are still to come, next first; each may be held until the next is due. */
export function sessionsAhead(
  programme: Programme,
  { acceptedAt, createdAt }: Pick<Application, 'acceptedAt' | 'createdAt'>,
  now: string,
): Occasion[] {
  const open = plus(now, -7 * DAY * (programme.coaching?.everyWeeks ?? 0));
  return teamOccasions(programme, acceptedAt ?? createdAt).filter(
    ({ kind, due }) => kind === 'coaching' && due > open,
  );
}
