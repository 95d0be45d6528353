import type { Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Application } from '../../domain/application.ts';
import { placesPage } from '../../views/admin/places-page.ts';
import { loadPlaces } from './load-places.ts';

/** Who holds each place, who is next and what happens then; read in the moment, so that it can be acted on. */
export const showPlaces: Route = async (request) => {
  staff(request, 'admin');
  const { programme, board } = await loadPlaces(request);
  const now = request.now();
  return {
    data: {
      ...{ places: board.places, held: board.held, free: board.free, next: board.next.is },
      holders: board.holders.map(inShort),
      recommended: board.recommended.map(inShort),
      reserves: board.reserves.map(({ team, list, to }) => ({ ...inShort(team), list, to })),
      freed: board.freed.map(({ applicationId, by, at }) => ({ applicationId, by, at })),
    },
    page: () =>
      placesPage({
        ...{ programme, board, now, requestId: request.newId() },
        closing: 'closing' in request.query,
      }),
  };
};

function inShort({ id, reference, status, offerExpiresAt }: Application) {
  const until = status === 'offered' ? offerExpiresAt : undefined;
  return { id, reference, status, ...(until ? { offerExpiresAt: until } : {}) };
}
