import { assignTeams } from '../../adapters/assign-teams.ts';
import type { Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { personAgain } from './show-person.ts';

/** Says which teams of the cohort a coach has: `teams` as a list, or `team.<id>` for each box ticked. */
export const setTeams: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme, person, teams, board, render } = await personAgain(request, by.id);
  const { input, now, newId } = request;
  const listed = Array.isArray(input['teams']) ? input['teams'] : [];
  const chosen = teams
    .map(({ id }) => id)
    .filter((id) => listed.includes(id) || input[`team.${id}`] === id);
  try {
    if (!person.roles.includes('coach')) throw noCoach();
    await assignTeams(programme, { board, coachId: person.id, chosen, by, now: now(), newId });
    return { data: { teams: chosen }, seeOther: `/admin/people/${person.id}` };
  } catch (error) {
    return askAgain(error, render);
  }
};

function noCoach(): AcademyError {
  const message = 'Only a coach can have teams: give them that role first';
  return new AcademyError('InputInvalid', `${message}.`, [{ field: 'teams', message }]);
}
