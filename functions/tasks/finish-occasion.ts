import * as z from 'zod/mini';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { finish } from '../adapters/timelines.ts';

const Event = z.object({ timelineId: z.string(), occasionId: z.string(), version: z.number() });

/** Marks an occasion as told: every recipient is in the ledger. */
export const door = taskDoor('FinishOccasion', Event, async (event) => {
  await finish(event.timelineId, event.occasionId, event.version);
  return { finished: true };
});

export const handler = door(live);
