import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { newPersonPage } from '../../views/people/new-person-page.ts';

/** The form to add somebody. */
export const showNew: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const page = { requestId: request.newId(), problems: [], typed: {} };
  return { data: {}, page: () => newPersonPage(programme, page) };
};
