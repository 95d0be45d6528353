import * as z from 'zod/mini';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { logWarn } from '../adapters/log.ts';
import { peopleToSettle, settleSignIn } from '../adapters/settle-sign-in.ts';

/**
 * Opens and closes the accounts with which people sign in, as their records say. It alone may: no page
 * can make an account. Whom it fails with is tried again after a while.
 */
export const door = taskDoor('KeepAccounts', z.unknown(), async (_event, deps) => {
  let done = 0;
  for (const { programmeId, id } of await peopleToSettle(deps.now())) {
    try {
      await settleSignIn(programmeId, id, deps);
      done += 1;
    } catch (error) {
      logWarn('account not kept', { error: error instanceof Error ? error.name : 'Unknown' });
    }
  }
  return { done };
});

export const handler = door(live);
