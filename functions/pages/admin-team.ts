import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { changeContact, removeMember, saveMember } from './admin-team/change-team.ts';
import { showContact, showMember, showRemoval, showTeam } from './admin-team/show-team.ts';

/** Where the delivery team changes who is in a team that has sent its application. */
export const routes = {
  'GET /admin/applications/{id}/team': showTeam,
  'GET /admin/applications/{id}/team/{member}': showMember,
  'POST /admin/applications/{id}/team/{member}': saveMember,
  'GET /admin/applications/{id}/team/{member}/remove': showRemoval,
  'POST /admin/applications/{id}/team/{member}/remove': removeMember,
  'GET /admin/applications/{id}/team/{member}/contact': showContact,
  'POST /admin/applications/{id}/team/{member}/contact': changeContact,
};

export const door = pageDoor('AdminTeamPages', routes, adminWaiting);

export const handler = door(live);
