import * as z from 'zod/mini';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { keepSleepToken } from '../adapters/timelines.ts';
import { AcademyError } from '../domain/errors.ts';

const Event = z.object({
  timelineId: z.string(),
  generation: z.number(),
  token: z.string(),
  enteredAt: z.string(),
  retry: z.number(),
  /** The wake-up calls that finding the next date has taken into account. */
  seenWake: z.number(),
});

/**
 * Lets a timeline sleep until its time-out, or until a moved date wakes it by the token.
 * @throws AcademyError `GateAlreadySettled` when a wake-up call came first: look again at once.
 */
export const door = taskDoor('Sleep', Event, async (event) => {
  const { timelineId, generation, token, seenWake } = event;
  const attempt = `${event.enteredAt}#${String(event.retry).padStart(3, '0')}`;
  if (await keepSleepToken(timelineId, { generation, token, seenWake, attempt }))
    return { asleep: true };
  throw new AcademyError('GateAlreadySettled', 'The timeline was woken before it slept.');
});

export const handler = door(live);
