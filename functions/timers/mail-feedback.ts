import * as z from 'zod/mini';
import { taskDoor } from '../adapters/door.ts';
import { noteReports } from '../adapters/ledger-reports.ts';
import { live } from '../adapters/live.ts';
import { counting } from '../adapters/metrics.ts';
import { reportOf } from '../adapters/ses-event.ts';

/** Messages of a queue, each holding one event of EventBridge. */
const Event = z.object({ Records: z.array(z.object({ body: z.string() })) });

/**
 * Notes what SES reports of mails it has accepted: sent, delivered, late, bounced, complained about. An
 * event that is about no mail of the ledger is let go; a failure leaves all of them in the queue.
 */
export const door = taskDoor(
  'MailFeedback',
  Event,
  async ({ Records }) => {
    const reports = Records.flatMap(({ body }) => reportOf(read(body)) ?? []);
    await noteReports(reports);
    return { noted: reports.length };
  },
  counting(),
);

export const handler = door(live);

function read(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
