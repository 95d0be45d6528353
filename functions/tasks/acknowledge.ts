import * as z from 'zod/mini';
import { loadApplication } from '../adapters/applications.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { counting } from '../adapters/metrics.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { tellTeam } from '../adapters/tell-team.ts';
import type { Application } from '../domain/application.ts';
import { receiptFacts } from '../domain/receipt.ts';
import { teamMails } from '../domain/team-mails.ts';

const Event = z.object({ applicationId: z.string(), sending: z.number() });

/** Records the receipt for the team's contact and the summary for its other members. */
export const door = taskDoor(
  'Acknowledge',
  Event,
  async ({ applicationId }, { now }) => {
    const application = await loadApplication(applicationId);
    const { programme } = await currentProgramme(application.programmeId);
    const at = now();
    const facts = receiptFacts(programme, application.draft);
    const mailsOf = (team: Application) => [
      ...teamMails(team, { kind: 'receipt', occasion: 'sent', sendAt: at, facts }),
      ...teamMails(team, { kind: 'summary', occasion: 'sent', sendAt: at, whom: 'others' }),
    ];
    await tellTeam(application, mailsOf, at);
    return { acknowledged: true };
  },
  counting(),
);

export const handler = door(live);
