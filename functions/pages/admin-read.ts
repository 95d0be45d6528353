import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { listApplications } from './admin-read/list-applications.ts';
import { showCorrection } from './admin-read/show-correction.ts';
import { showForAdmin } from './admin-read/show-for-admin.ts';
import { showShortlist } from './admin-read/show-shortlist.ts';
import { showTimeline } from './admin-read/show-timeline.ts';

/** What the delivery team reads. Deciding is another door, with other rights. */
export const routes = {
  'GET /admin/shortlist': showShortlist,
  'GET /admin/applications': listApplications,
  'GET /admin/applications/{id}': showForAdmin,
  'GET /admin/applications/{id}/timeline': showTimeline,
  'GET /admin/applications/{id}/correct': showCorrection,
};

export const door = pageDoor('AdminReadPages', routes, adminWaiting);

export const handler = door(live);
