import * as z from 'zod/mini';
import { loadApplication } from '../adapters/applications.ts';
import { taskDoor } from '../adapters/door.ts';
import { live } from '../adapters/live.ts';
import { counting } from '../adapters/metrics.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { listSlots } from '../adapters/slots.ts';
import { tellTeam } from '../adapters/tell-team.ts';
import type { Application } from '../domain/application.ts';
import { mayChoose } from '../domain/slots.ts';
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
    const facts = { slots: await freeSlots(application, at) };
    const mailsOf = (team: Application) =>
      teamMails(team, {
        ...{ kind: 'interview-invitation', occasion: 'invited', facts, sendAt: at },
        whom: 'whole-team',
      });
    await tellTeam(application, mailsOf, at);
    return { invited: true };
  },
  counting(),
);

/** The first of the times that the team may choose, one a line. */
async function freeSlots(application: Application, now: string): Promise<string> {
  const { programme } = await currentProgramme(application.programmeId);
  const slots = await listSlots(programme.id);
  return slots
    .filter((slot) => mayChoose(programme, application, slot, now))
    .slice(0, MOST_IN_MAIL)
    .map(({ startsAt }) => startsAt)
    .join('\n');
}

/** More times than this make a mail long; the page has them all. */
const MOST_IN_MAIL = 12;

export const handler = door(live);
