import type { Application } from '../domain/application.ts';
import { isInCohort } from '../domain/moves.ts';
import { coachOf } from '../domain/places.ts';
import type { Programme } from '../domain/programme.ts';
import { loadApplications, noSuchApplication } from './applications.ts';
import type { PageRequest } from './http.ts';
import { loadBoard } from './places.ts';
import { applicationOf } from './sessions.ts';

/** The teams of the cohort that somebody coaches, by name. */
export async function teamsOfCoach(programme: Programme, coachId: string): Promise<Application[]> {
  const board = await loadBoard(programme);
  const ids = Object.keys(board.teams).filter((id) => coachOf(board, id) === coachId);
  return (await loadApplications(ids))
    .filter((team) => isTheirs(team, coachId))
    .sort((a, b) => a.draft.teamName.localeCompare(b.draft.teamName));
}

/**
 * The team of the address, if this coach has it: one of another coach, of another stage and none at all
 * are refused alike.
 * @throws AcademyError `NotFound`
 */
export async function coachedTeamOf(request: PageRequest, coachId: string): Promise<Application> {
  const team = await applicationOf(request);
  if (!isTheirs(team, coachId)) throw noSuchApplication();
  return team;
}

function isTheirs(team: Application, coachId: string): boolean {
  return team.coachId === coachId && isInCohort(team.status);
}
