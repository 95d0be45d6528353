import pMap from 'p-map';
import * as z from 'zod/mini';
import { taskDoor } from '../adapters/door.ts';
import { dueWork, MOST_DUE, type Work } from '../adapters/due-work.ts';
import { type Deps, live } from '../adapters/live.ts';
import { logWarn } from '../adapters/log.ts';
import { counting } from '../adapters/metrics.ts';

/** Pieces of work under way at once: the release leaves one for each of its outcomes. */
const AT_ONCE = 8;

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
      if (work.length === 0) break;
      const attempt = async (piece: Work) => {
        if (await isDone(piece, deps)) done += piece.ids.length;
        // Work that is still due after being done would be found again: once is enough for one run.
        for (const id of piece.ids) tried.add(id);
      };
      // What is listed is listed as the rest has left it.
      await pMap(
        work.filter(({ lists }) => !lists),
        attempt,
        { concurrency: AT_ONCE },
      );
      await pMap(
        work.filter(({ lists }) => lists),
        attempt,
      );
      if (!work.some(leavesMore) && tried.size < MOST_DUE) break;
    }
    return { done, tried: tried.size };
  },
  counting(),
);

export const handler = door(live);

/** A decision or a freed place is followed by a signal or a promotion; the others leave nothing due. */
function leavesMore({ kind }: Work): boolean {
  return kind === 'GATE' || kind === 'PLACES' || kind === 'RELEASE';
}

async function isDone({ kind, act }: Work, deps: Deps): Promise<boolean> {
  try {
    await act(deps);
    return true;
  } catch (error) {
    logWarn('work not done', { kind, error: error instanceof Error ? error.name : 'Unknown' });
    return false;
  }
}
