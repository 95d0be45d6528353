import { teamsOfCoach } from '../../adapters/coached-teams.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { signedInWith } from '../../adapters/sessions.ts';
import { coachHomePage } from '../../views/coach/home-page.ts';

/** A coach's home: what comes next, and their teams. */
export const showCoachHome: Route = async (request) => {
  const { id } = signedInWith(request, 'coach');
  const { programme } = await currentProgramme();
  const teams = await teamsOfCoach(programme, id);
  return {
    data: { teams: teams.map(({ id: teamId, reference }) => ({ id: teamId, reference })) },
    page: () => coachHomePage(programme, teams, request.now()),
  };
};
