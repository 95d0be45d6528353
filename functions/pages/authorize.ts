import * as z from 'zod/mini';
import { cookieIn, readCookies, SESSION } from '../adapters/cookies.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { signedIn } from '../adapters/staff-sessions.ts';

const Request = z.object({ cookies: z._default(z.array(z.string()), []) });

/**
 * Opened by the API before the doors of staff (an HTTP API's Lambda authorizer, simple answer): looks
 * up who is signed in and hands that over as the request's context. It lets everybody pass: the API's
 * own refusal is a line of JSON, while the door behind it can say in words what to do.
 */
export const door = taskDoor('Authorize', Request, async ({ cookies }, deps) => ({
  isAuthorized: true,
  context: (await signedIn(cookieIn(readCookies(cookies), SESSION), deps.now())) ?? {},
}));

export const handler = door(live);
