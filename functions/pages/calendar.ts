import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { endCalendar } from './calendar/end-calendar.ts';
import { showCalendar } from './calendar/show-calendar.ts';

/** What calendar programs open by themselves, by a secret address; and where it is ended. */
export const routes = {
  'GET /calendar/{secret}': showCalendar,
  'POST /calendar/{secret}': endCalendar,
};

export const door = pageDoor('CalendarFeed', routes);

export const handler = door(live);
