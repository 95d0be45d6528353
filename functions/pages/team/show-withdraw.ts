import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { withdrawPage } from '../../views/team-pages.ts';

/** Shows what withdrawing means; only the POST that follows does it. */
export const showWithdraw: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  return {
    data: { status: application.status, reference: application.reference },
    page: () => withdrawPage(programme, application, request.newId()),
  };
};
