import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { changeDeadline } from './admin-places/change-deadline.ts';
import { closeReserves } from './admin-places/close-reserves.ts';
import { showClosing } from './admin-places/show-closing.ts';
import { showDeadline } from './admin-places/show-deadline.ts';
import { showPlaces } from './admin-places/show-places.ts';

/** The board of places, and what is done from there about many teams or one offer. */
export const routes = {
  'GET /admin/places': showPlaces,
  'GET /admin/places/close': showClosing,
  'POST /admin/places/close': closeReserves,
  'GET /admin/applications/{id}/deadline': showDeadline,
  'POST /admin/applications/{id}/deadline': changeDeadline,
};

export const door = pageDoor('AdminPlacesPages', routes, adminWaiting);

export const handler = door(live);
