import { nextReleaseChaseAt } from '../domain/chases.ts';
import type { Programme } from '../domain/programme.ts';
import { holdUntil, shortlistAt } from '../domain/timetable.ts';
import { keys, todoKey } from './keys.ts';
import { loadRelease } from './release.ts';
import { updateOnly } from './table.ts';

/**
 * Follows the announced date when it moves. A release that was confirmed for that date goes out on the
 * new one, never sooner than the hold, so that it can still be undone; one that is unconfirmed is
 * chased by the new date. What is out stays out.
 */
export async function followShortlistDate(
  programme: Programme,
  before: string,
  now: string,
): Promise<void> {
  const { confirmed, completedAt, chases } = await loadRelease(programme.id);
  if (completedAt || (confirmed && confirmed.at !== before)) return;
  const moved = shortlistAt(programme);
  const hold = holdUntil(programme, now);
  const next = confirmed ? latest(moved, hold) : latest(nextReleaseChaseAt(programme, chases), now);
  const { todo, todoAt } = todoKey('work', next);
  await updateOnly({
    update: keys.release(programme.id),
    set: confirmed
      ? 'SET confirmed.#at = :at, movedFrom = :before, todo = :todo, todoAt = :at'
      : 'SET todo = :todo, todoAt = :at',
    condition: confirmed
      ? 'confirmed.#at = :before AND confirmed.#at > :now'
      : 'attribute_not_exists(confirmed)',
    ...(confirmed ? { names: { '#at': 'at' } } : {}),
    values: {
      ':todo': todo,
      ':at': todoAt,
      ...(confirmed ? { ':before': before, ':now': now } : {}),
    },
  });
}

function latest(...instants: string[]): string {
  return instants.sort().at(-1) ?? '';
}
