import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { listForAdmin } from './admin-read/list-for-admin.ts';
import { showForAdmin } from './admin-read/show-for-admin.ts';

/** What the delivery team reads. Deciding is another door, with other rights. */
export const routes = {
  'GET /admin': listForAdmin,
  'GET /admin/applications/{id}': showForAdmin,
};

export const door = pageDoor('AdminReadPages', routes);

export const handler = door(live);
