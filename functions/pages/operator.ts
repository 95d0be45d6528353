import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { showApplication } from './operator/show-application.ts';
import { showDates } from './operator/show-dates.ts';
import { showDecisions } from './operator/show-decisions.ts';
import { showFailures } from './operator/show-failures.ts';
import { showMail } from './operator/show-mail.ts';
import { showOverview } from './operator/show-overview.ts';

/** Where operators see how the academy runs: ids, stages and times, nothing that anybody wrote. */
export const routes = {
  'GET /operator': showOverview,
  'GET /operator/decisions': showDecisions,
  'GET /operator/failures': showFailures,
  'GET /operator/dates': showDates,
  'GET /operator/mail': showMail,
  'GET /operator/applications/{id}': showApplication,
};

export const door = pageDoor('OperatorPages', routes);

export const handler = door(live);
