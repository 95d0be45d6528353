import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { enterPage } from '../../views/enter-pages.ts';

/** Shows the form by which staff begin an application for a team. */
export const showEnter: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  return {
    data: {},
    page: () => enterPage(programme, { problems: [], typed: {}, requestId: request.newId() }),
  };
};
