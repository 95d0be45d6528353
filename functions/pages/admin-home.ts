import { adminWaiting } from '../adapters/admin-waiting.ts';
import { pageDoor } from '../adapters/http.ts';
import { live } from '../adapters/live.ts';
import { showHome } from './admin-home/show-home.ts';

/** The delivery team's home, with its charts. */
export const routes = { 'GET /admin': showHome };

export const door = pageDoor('AdminHomePages', routes, adminWaiting);

export const handler = door(live);
