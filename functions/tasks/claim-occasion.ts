import * as z from 'zod';
import { claimAnnouncement } from '../adapters/claim-announcement.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';

const Event = z.object({ timelineId: z.string(), occasionId: z.string(), version: z.number() });

/**
 * Claims the telling of an occasion in one version, and names the sources of its recipients. Not
 * claimed when it has been told, has to wait, or has changed meanwhile.
 */
export const door = taskDoor('ClaimOccasion', Event, async (event, { now }) => {
  const sources = await claimAnnouncement(event, now());
  return { claimed: sources !== undefined, sources: sources ?? [] };
});

export const handler = door(live);
