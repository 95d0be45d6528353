import { loadApplications } from '../../adapters/applications.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { loadPerson, loadPersonAudit } from '../../adapters/people-changes.ts';
import { loadBoard } from '../../adapters/places.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Problem } from '../../domain/errors.ts';
import { isInCohort } from '../../domain/moves.ts';
import { personPage } from '../../views/people/person-page.ts';

/** One person: what is known of them, the form to change it, their teams, what was changed before. */
export const showPerson: Route = async (request) => {
  const by = staff(request, 'admin');
  const { person, teams, audit, render } = await personAgain(request, by.id);
  return { data: { person, teams, audit }, page: () => render([]) };
};

/** The page of a person, to be shown with problems. */
export async function personAgain(request: PageRequest, adminId: string) {
  const { programme } = await currentProgramme();
  const id = request.params['person'] ?? '';
  const [person, audit, board] = await Promise.all([
    loadPerson(programme.id, id),
    loadPersonAudit(programme.id, id),
    loadBoard(programme),
  ]);
  const holders = Object.entries(board.teams).filter(([, team]) => team.as === 'holder');
  const cohort = await loadApplications(holders.map(([applicationId]) => applicationId));
  const teams = cohort
    .filter(({ status }) => isInCohort(status))
    .map(({ id: teamId, draft, coachId }) => ({
      id: teamId,
      name: draft.teamName,
      theirs: coachId === id,
    }));
  const render = (problems: Problem[]) =>
    personPage(programme, {
      ...{ person, teams, audit, problems },
      own: id === adminId,
      typed: problems.length > 0 ? request.input : {},
      requestId: request.newId(),
    });
  return { programme, person, teams, audit, board, render };
}
