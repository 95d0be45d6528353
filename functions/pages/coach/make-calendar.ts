import { openFeed } from '../../adapters/calendar-feeds.ts';
import type { Route } from '../../adapters/http.ts';
import { loadPerson } from '../../adapters/people-changes.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { signedInWith } from '../../adapters/sessions.ts';
import { coachCalendarPage } from '../../views/coach/calendar-page.ts';

/** Makes an address for this coach's calendar program and shows it, once: only its hash is kept. */
export const makeCalendar: Route = async (request) => {
  const { id } = signedInWith(request, 'coach');
  const { programme } = await currentProgramme();
  const { email } = await loadPerson(programme.id, id);
  const address = await openFeed(
    { programmeId: programme.id, audience: 'coaches', email },
    request,
  );
  return { data: { address }, page: () => coachCalendarPage(programme, address) };
};
