import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { restartApplication } from './operator-restart/restart-application.ts';
import { restartProgramme } from './operator-restart/restart-programme.ts';
import { restartTeam } from './operator-restart/restart-team.ts';
import { tryMailAgain } from './operator-restart/try-mail-again.ts';

/** Where operators start again what has stopped. */
export const routes = {
  'POST /operator/applications/{id}/restart': restartApplication,
  'POST /operator/applications/{id}/restart-timeline': restartTeam,
  'POST /operator/dates/restart': restartProgramme,
  'POST /operator/mail/try-again': tryMailAgain,
};

export const door = pageDoor('OperatorRestartPages', routes);

export const handler = door(live);
