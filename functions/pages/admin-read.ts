import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { listForAdmin } from './admin-read/list-for-admin.ts';
import { showCorrection } from './admin-read/show-correction.ts';
import { showForAdmin } from './admin-read/show-for-admin.ts';

/** What the delivery team reads. Deciding is another door, with other rights. */
export const routes = {
  'GET /admin': listForAdmin,
  'GET /admin/applications/{id}': showForAdmin,
  'GET /admin/applications/{id}/correct': showCorrection,
};

export const door = pageDoor('AdminReadPages', routes);

export const handler = door(live);
