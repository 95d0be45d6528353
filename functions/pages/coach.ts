import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { makeCalendar } from './coach/make-calendar.ts';
import { showCoachHome } from './coach/show-coach-home.ts';
import { showCoachedTeam } from './coach/show-coached-team.ts';

/** What coaches see: their own teams, when they meet, and how to reach them. */
export const routes = {
  'GET /coach': showCoachHome,
  'GET /coach/teams/{id}': showCoachedTeam,
  'POST /coach/calendar': makeCalendar,
};

export const door = pageDoor('CoachPages', routes);

export const handler = door(live);
