import type { Application } from '../domain/application.ts';
import { withoutTeam } from '../domain/places.ts';
import { teamMails } from '../domain/team-mails.ts';
import type { Plan } from './decisions.ts';
import { movedDates } from './moved-dates.ts';
import { endWrite } from './timelines.ts';

/** What changes when a team leaves the cohort, whoever records it. */
export async function leavePlan(application: Application, now: string): Promise<Plan> {
  const facts = await movedDates(application.programmeId);
  return {
    board: (board) => withoutTeam(board, application.id),
    writes: [endWrite(`team/${application.id}`, now)],
    mails: teamMails(application, { kind: 'left', occasion: 'left', sendAt: now, facts }),
  };
}
