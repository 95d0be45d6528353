import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { enterApplication } from './admin-enter/enter-application.ts';
import { issueLateLink } from './admin-enter/issue-late-link.ts';
import { showEnter } from './admin-enter/show-enter.ts';
import { showLateLink } from './admin-enter/show-late-link.ts';

/** What the delivery team does so that a team can apply: by phone, on paper, or late. */
export const routes = {
  'GET /admin/enter': showEnter,
  'POST /admin/enter': enterApplication,
  'GET /admin/applications/{id}/late-link': showLateLink,
  'POST /admin/applications/{id}/late-link': issueLateLink,
};

export const door = pageDoor('AdminEnterPages', routes, adminWaiting);

export const handler = door(live);
