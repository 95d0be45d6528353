import * as z from 'zod/mini';
import { claimAnnouncement } from '../adapters/claim-announcement.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';

const Event = z.object({ timelineId: z.string(), occasionId: z.string(), version: z.number() });

/**
 * Claims the telling of an occasion in one version. Answers `told` when that was all there is to do,
 * `record` with the sources of its recipients, or `wait` when it has been told, is held, or has
 * changed meanwhile.
 */
export const door = taskDoor('ClaimOccasion', Event, async (event, { now }) => {
  const claimed = await claimAnnouncement(event, now());
  if (!claimed) return { do: 'wait', sources: [] };
  return claimed.told ? { do: 'told', sources: [] } : { do: 'record', sources: claimed.sources };
});

export const handler = door(live);
