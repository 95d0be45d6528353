import * as z from 'zod/mini';
import { loadApplication } from '../adapters/applications.ts';
import { taskDoor } from '../adapters/door.ts';
import { consumeDecisions } from '../adapters/gates.ts';
import { live } from '../adapters/live.ts';

/** Version 1 of the event; executions that wait for months keep calling with it. */
const Event = z.object({ applicationId: z.string(), sending: z.number() });

/**
 * Says at which gate an application waits, or how it ended, from the table alone. Every execution
 * begins with it: a first one, one that follows a parked gate, and one that an operator starts. What
 * was decided before it is consumed with that: nobody else would, since those gates are not opened.
 */
export const door = taskDoor('WhereAmI', Event, async ({ applicationId, sending }, { now }) => {
  const application = await loadApplication(applicationId);
  // A decision moves it past the first gate: before that there is none.
  if (application.status !== 'submitted') await consumeDecisions(applicationId, sending, now());
  if (application.sending !== sending) return { at: 'superseded' };
  return { at: application.gate ?? application.status };
});

export const handler = door(live);
