import type { PageRequest, Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Problem } from '../../domain/errors.ts';
import { closingPage } from '../../views/admin/closing-page.ts';
import { loadPlaces } from './load-places.ts';

/** The form that closes the reserve list: for the team of the address, or for all. */
export const showClosing: Route = async (request) => {
  staff(request, 'admin');
  const { team } = request.query;
  const { waiting, render } = await closingAgain(request, team ? [team] : undefined);
  return { data: { reserves: waiting }, page: () => render([]) };
};

/** The form for those of some teams that still wait, or for all that wait. */
export async function closingAgain(request: PageRequest, ids?: string[]) {
  const { programme, board } = await loadPlaces(request);
  const reserves = board.reserves.filter(({ team }) => ids === undefined || ids.includes(team.id));
  const now = request.now();
  const render = (problems: Problem[]) =>
    closingPage(programme, reserves, {
      ...{ problems, typed: request.input, requestId: request.newId(), now },
    });
  return { waiting: reserves.map(({ team }) => team.id), render };
}
