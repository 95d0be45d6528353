import type { PageRequest, Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import type { Problem } from '../../domain/errors.ts';
import { slotsPage } from '../../views/slots-page.ts';
import { loadSlots } from './load-slots.ts';

/** Every interview time, who has booked it, and the form that adds more. */
export const listSlots: Route = async (request) => {
  staff(request, 'admin');
  const loaded = await loadSlots();
  const slots = loaded.rows.map(({ slot, team }) => ({
    ...slot,
    ...(team ? { reference: team.reference } : {}),
  }));
  return { data: { slots, unbooked: loaded.unbooked.length }, page: () => render(request, loaded) };
};

/** The page, with what was typed and what is wrong with it. */
export function render(
  request: PageRequest,
  loaded: Awaited<ReturnType<typeof loadSlots>>,
  problems: Problem[] = [],
): string {
  const typed = problems.length > 0 ? request.input : {};
  const { now, newId } = request;
  return slotsPage({ ...loaded, problems, typed, now: now(), requestId: newId() });
}
