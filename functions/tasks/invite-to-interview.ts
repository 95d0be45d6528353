import * as z from 'zod';
import { loadApplication } from '../adapters/applications.ts';
import { taskDoor } from '../adapters/door.ts';
import { keys } from '../adapters/keys.ts';
import { recordMails } from '../adapters/ledger.ts';
import { live } from '../adapters/live.ts';
import { counting } from '../adapters/metrics.ts';
import { teamMails } from '../domain/team-mails.ts';

const Event = z.object({ applicationId: z.string(), sending: z.number() });

/** Records the invitation to the interview for the whole team, unless it has withdrawn meanwhile. */
export const door = taskDoor(
  'InviteToInterview',
  Event,
  async (event, { now }) => {
    const application = await loadApplication(event.applicationId);
    if (application.status !== 'shortlisted') return { invited: false };
    const at = now();
    const mails = teamMails(application, {
      kind: 'interview-invitation',
      occasion: 'invited',
      sendAt: at,
      whom: 'whole-team',
    });
    await recordMails(keys.application(application.id).pk, mails, at);
    return { invited: true };
  },
  counting(),
);

export const handler = door(live);
