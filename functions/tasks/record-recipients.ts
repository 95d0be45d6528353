import * as z from 'zod/mini';
import { recordRecipients as recordPage } from '../adapters/announcements.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';

const Event = z.object({
  timelineId: z.string(),
  occasionId: z.string(),
  version: z.number(),
  source: z.enum(['people', 'drafts', 'sent', 'cohort', 'team', 'told']),
  /** Where the page starts; null for the first. Holds keys, never a name or an address. */
  after: z.nullish(z.string()),
});

/** Records one page of an occasion's recipients in the mail ledger. */
export const door = taskDoor('RecordRecipients', Event, async (event, { now }) => {
  const { recorded, after } = await recordPage(
    event,
    event.source,
    event.after ?? undefined,
    now(),
  );
  return { recorded, after: after ?? null };
});

export const handler = door(live);
