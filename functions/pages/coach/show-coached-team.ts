import { coachedTeamOf } from '../../adapters/coached-teams.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { signedInWith } from '../../adapters/sessions.ts';
import { coachedTeamPage } from '../../views/coach/team-page.ts';

/** One team of this coach: who is in it, how to reach them, and its dates. */
export const showCoachedTeam: Route = async (request) => {
  const { id } = signedInWith(request, 'coach');
  const team = await coachedTeamOf(request, id);
  const { programme } = await currentProgramme();
  return {
    data: { id: team.id, reference: team.reference, status: team.status },
    page: () => coachedTeamPage(programme, team, request.now()),
  };
};
