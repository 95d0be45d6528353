import * as z from 'zod';
import { taskDoor } from '../adapters/door.ts';
import { dueWork } from '../adapters/due-work.ts';
import { live } from '../adapters/live.ts';
import { logWarn } from '../adapters/log.ts';
import { counting } from '../adapters/metrics.ts';

/**
 * Repeats whatever was recorded but not done. It runs every minute and is safe beside itself. One
 * piece of work that fails does not keep the others from being done.
 */
export const door = taskDoor(
  'Sweep',
  z.unknown(),
  async (_event, deps) => {
    let done = 0;
    const tried = new Set<string>();
    for (;;) {
      const work = await dueWork(deps.now(), tried);
      if (work.length === 0) return { done, tried: tried.size };
      for (const { ids, kind, act } of work) {
        try {
          await act(deps);
          done += ids.length;
        } catch (error) {
          logWarn('work not done', {
            kind,
            error: error instanceof Error ? error.name : 'Unknown',
          });
        }
        // Work that is still due after being done would be found again: once is enough for one run.
        for (const id of ids) tried.add(id);
      }
    }
  },
  counting(),
);

export const handler = door(live);
