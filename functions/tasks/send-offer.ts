import * as z from 'zod/mini';
import { loadApplication } from '../adapters/applications.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { counting } from '../adapters/metrics.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { tellTeam } from '../adapters/tell-team.ts';
import type { Application } from '../domain/application.ts';
import { teamMails } from '../domain/team-mails.ts';
import { holdUntil } from '../domain/timetable.ts';

const Event = z.object({ applicationId: z.string(), sending: z.number() });

/**
 * Records the mail of an offer that has been made, after the hold, and says when it expires. The
 * offer itself, and the place that it holds, are already in the table.
 */
export const door = taskDoor(
  'SendOffer',
  Event,
  async ({ applicationId }, { now }) => {
    const application = await loadApplication(applicationId);
    const { offerExpiresAt: expiresAt = now() } = application;
    if (application.status === 'offered' && now() < expiresAt) {
      const { programme } = await currentProgramme(application.programmeId);
      const sendAt = holdUntil(programme, now());
      const mailsOf = (team: Application) =>
        teamMails(team, {
          kind: application.offeredFromReserve ? 'promoted-to-offer' : 'offer',
          ...{ occasion: 'offered', facts: { expiresAt }, sendAt },
        });
      await tellTeam(application, mailsOf, now());
    }
    return { expiresAt };
  },
  counting(),
);

export const handler = door(live);
