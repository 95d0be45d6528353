import * as z from 'zod/mini';
import { AcademyError } from './errors.ts';
import { MoveEvent } from './moves.ts';

/** Where a team stands. `since` is an ISO instant. */
export const Standing = z.discriminatedUnion('as', [
  z.object({ as: z.literal('holder'), since: z.string(), coachId: z.optional(z.string()) }),
  z.object({ as: z.literal('ahead'), since: z.string() }),
  z.object({
    as: z.literal('reserve'),
    since: z.string(),
    list: z.enum(['shortlist', 'acceptance']),
    rank: z.number(),
  }),
]);
export type Standing = z.infer<typeof Standing>;

/** A place that became free: whose it was, by which event of theirs, and when (ISO instant). */
export const Freed = z.object({ applicationId: z.string(), by: MoveEvent, at: z.string() });
export type Freed = z.infer<typeof Freed>;

/**
 * The place contract: an open offer holds a place, so accepted + open offers ≤ places, always. One
 * board per programme says who holds a place, who is still ahead (shortlisted or recommended) and
 * which ranked reserves wait. Every change of it is one conditional write of the whole board.
 */
export const Board = z.object({
  places: z.number(),
  /** Counts the changes; a write succeeds only on the version it was computed from. */
  version: z.number(),
  /** By application id. */
  teams: z.record(z.string(), Standing),
  /** The places that became free last, newest first. */
  freed: z.optional(z.array(Freed)),
});
export type Board = z.infer<typeof Board>;

/** A reserve that must be promoted now, and to what. */
export type Promotion = { applicationId: string; to: 'interview' | 'offer' };

/** A board on which nobody stands yet. */
export function emptyBoard(places: number): Board {
  return { places, version: 0, teams: {} };
}

/** How many places are held by an open offer or a team in the cohort. */
export function held(board: Board): number {
  return count(board, 'holder');
}

/** How many teams are still on their way to an offer, before any reserve. */
export function ahead(board: Board): number {
  return count(board, 'ahead');
}

/** The reserves that wait, first to be promoted first: those already interviewed before the others. */
export function reserves(board: Board): { applicationId: string; list: string; rank: number }[] {
  return Object.entries(board.teams)
    .flatMap(([applicationId, team]) => (team.as === 'reserve' ? [{ applicationId, ...team }] : []))
    .sort((a, b) => a.list.localeCompare(b.list) || a.rank - b.rank);
}

/**
 * The first reserve to promote, if places are free beyond the teams ahead. This is the invariant that
 * is restored after every settle and by the sweep.
 */
export function nextPromotion(board: Board): Promotion | undefined {
  if (board.places - held(board) - ahead(board) <= 0) return undefined;
  const first = reserves(board)[0];
  if (!first) return undefined;
  return {
    applicationId: first.applicationId,
    to: first.list === 'acceptance' ? 'offer' : 'interview',
  };
}

/** The board after a team is shortlisted, or promoted to an interview. */
export function withTeamAhead(board: Board, applicationId: string, now: string): Board {
  return withTeam(board, applicationId, { as: 'ahead', since: now });
}

/** The board after a team is named a reserve of the shortlist, with its rank. */
export function withReserve(board: Board, applicationId: string, rank: number, now: string): Board {
  return withTeam(board, applicationId, { as: 'reserve', since: now, list: 'shortlist', rank });
}

/** The board after a recommended team becomes a reserve because no place is free: last of its list. */
export function withHeldReserve(board: Board, applicationId: string, now: string): Board {
  const ranks = reserves(board).filter((team) => team.list === 'acceptance');
  const rank = Math.max(0, ...ranks.map((team) => team.rank)) + 1;
  return withTeam(board, applicationId, { as: 'reserve', since: now, list: 'acceptance', rank });
}

/**
 * The board after an offer, which holds a place at once.
 * @throws AcademyError `NoPlaceFree`
 */
export function withOffer(board: Board, applicationId: string, now: string): Board {
  if (held(board) >= board.places) {
    throw new AcademyError(
      'NoPlaceFree',
      `All ${board.places} places are held by teams in the cohort or by open offers. ` +
        'Wait until one is free, or hold this team in reserve.',
    );
  }
  return withTeam(board, applicationId, { as: 'holder', since: now });
}

/** The board after a team accepts: it keeps its place and gets the coach with the fewest teams. */
export function withCoach(board: Board, applicationId: string, coachIds: string[]): Board {
  const team = board.teams[applicationId];
  if (team?.as !== 'holder') return board;
  const coachId = leastBusy(board, coachIds);
  return withTeam(board, applicationId, coachId ? { ...team, coachId } : team);
}

/** The board after a team is out: declined, lapsed, withdrawn, not recommended, left, list closed. */
export function withoutTeam(board: Board, applicationId: string): Board {
  const { [applicationId]: _gone, ...teams } = board.teams;
  return { ...board, version: board.version + 1, teams };
}

/** How many freed places a board remembers; the history of each application has them all. */
const MOST_FREED = 10;

/** The board after a decision about a team, which remembers the place that the team gave up with it. */
export function withFreed(before: Board, after: Board, freed: Freed): Board {
  const { applicationId } = freed;
  const gaveUp = before.teams[applicationId]?.as === 'holder' && !after.teams[applicationId];
  if (!gaveUp) return after;
  return { ...after, freed: [freed, ...(after.freed ?? [])].slice(0, MOST_FREED) };
}

/** The board after somebody coaches exactly these of the teams that hold a place. */
export function withTeamsOfCoach(board: Board, coachId: string, applicationIds: string[]): Board {
  const teams = Object.entries(board.teams).map(([id, team]): [string, Standing] => {
    if (team.as !== 'holder') return [id, team];
    const { coachId: before, ...rest } = team;
    if (applicationIds.includes(id)) return [id, { ...rest, coachId }];
    return [id, before === coachId ? rest : team];
  });
  return { ...board, version: board.version + 1, teams: Object.fromEntries(teams) };
}

/** The coach of a team in the cohort. */
export function coachOf(board: Board, applicationId: string): string | undefined {
  const team = board.teams[applicationId];
  return team?.as === 'holder' ? team.coachId : undefined;
}

function withTeam(board: Board, applicationId: string, standing: Standing): Board {
  return {
    ...board,
    version: board.version + 1,
    teams: { ...board.teams, [applicationId]: standing },
  };
}

function leastBusy(board: Board, coachIds: string[]): string | undefined {
  const load = (id: string) =>
    Object.values(board.teams).filter((team) => team.as === 'holder' && team.coachId === id).length;
  return [...coachIds].sort((a, b) => load(a) - load(b) || a.localeCompare(b))[0];
}

function count(board: Board, as: Standing['as']): number {
  return Object.values(board.teams).filter((team) => team.as === as).length;
}
