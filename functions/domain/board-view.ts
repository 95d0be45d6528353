import type { Application } from './application.ts';
import { ahead, type Board, type Freed, held, nextPromotion, reserves } from './places.ts';
import type { Programme } from './programme.ts';
import { offersEnd } from './timetable.ts';

/** What the delivery team's board of places shows. */
export type BoardView = {
  places: number;
  /** How many are held, and free; fewer places than are held leave none free. */
  held: number;
  free: number;
  /** Teams in the cohort and teams with an open offer, those that ended first first. */
  holders: Application[];
  /** Recommended, and waiting for an offer. */
  recommended: Application[];
  /** Shortlisted, and still to meet the panel. */
  toInterview: Application[];
  /** In the order in which they move up. */
  reserves: Reserve[];
  next: NextPromotion;
  freed: (Freed & { team: Application | undefined })[];
};

/** A team in reserve: of which list, and to what it moves up. */
export type Reserve = {
  team: Application;
  list: 'shortlist' | 'acceptance';
  to: 'interview' | 'offer';
};

/**
 * What happens with the next place that becomes free. `after` says how many places have to become free, or
 * teams ahead to drop out, before the first reserve moves up; 0 where it does at once.
 */
export type NextPromotion =
  | { is: 'over' }
  | { is: 'nobody' }
  | { is: 'first'; first: Reserve; after: number };

/** The board, with the applications that stand on it or gave up a place, as one view. */
export function boardView(
  programme: Programme,
  board: Board,
  applications: Application[],
  now: string,
): BoardView {
  const byId = new Map(applications.map((application) => [application.id, application]));
  const standing = (as: string) =>
    applications.filter(({ id }) => board.teams[id]?.as === as).toSorted(byDeadline);
  const waiting = reserves(board).flatMap(({ applicationId, list }): Reserve[] => {
    const team = byId.get(applicationId);
    if (!team) return [];
    return list === 'acceptance'
      ? [{ team, list, to: 'offer' }]
      : [{ team, list: 'shortlist', to: 'interview' }];
  });
  const before = standing('ahead');
  return {
    places: board.places,
    held: held(board),
    free: Math.max(0, board.places - held(board)),
    holders: standing('holder'),
    recommended: before.filter(({ status }) => status === 'recommended'),
    toInterview: before.filter(({ status }) => status !== 'recommended'),
    reserves: waiting,
    next: nextOf(programme, board, waiting[0], now),
    freed: (board.freed ?? []).map((freed) => ({ ...freed, team: byId.get(freed.applicationId) })),
  };
}

/** Every application that the view needs. */
export function teamsOf({ teams, freed = [] }: Board): string[] {
  return [...new Set([...Object.keys(teams), ...freed.map(({ applicationId }) => applicationId)])];
}

function nextOf(
  programme: Programme,
  board: Board,
  first: Reserve | undefined,
  now: string,
): NextPromotion {
  if (now >= offersEnd(programme)) return { is: 'over' };
  if (!first) return { is: 'nobody' };
  if (nextPromotion(board)) return { is: 'first', first, after: 0 };
  return { is: 'first', first, after: 1 + held(board) + ahead(board) - board.places };
}

/** Open offers by when they end, then the cohort by when it joined. */
function byDeadline(a: Application, b: Application): number {
  const key = ({ status, offerExpiresAt, acceptedAt, id }: Application) =>
    status === 'offered' ? `1${offerExpiresAt}${id}` : `2${acceptedAt ?? ''}${id}`;
  return key(a).localeCompare(key(b));
}
