import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { addPerson } from './admin-people/add-person.ts';
import { disablePerson } from './admin-people/disable-person.ts';
import { editPerson } from './admin-people/edit-person.ts';
import { enablePerson } from './admin-people/enable-person.ts';
import { listForAdmin } from './admin-people/list-people.ts';
import { setTeams } from './admin-people/set-teams.ts';
import { showNew } from './admin-people/show-new.ts';
import { showPerson } from './admin-people/show-person.ts';

/** Where the delivery team says who has a part in the academy, and as what. */
export const routes = {
  'GET /admin/people': listForAdmin,
  'POST /admin/people': addPerson,
  'GET /admin/people/new': showNew,
  'GET /admin/people/{person}': showPerson,
  'POST /admin/people/{person}': editPerson,
  'POST /admin/people/{person}/teams': setTeams,
  'POST /admin/people/{person}/disable': disablePerson,
  'POST /admin/people/{person}/enable': enablePerson,
};

export const door = pageDoor('AdminPeoplePages', routes, adminWaiting);

export const handler = door(live);
