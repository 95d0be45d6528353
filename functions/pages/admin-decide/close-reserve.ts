import { adminDecision, feedbackIn } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import { withoutTeam } from '../../domain/places.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { holdUntil } from '../../domain/timetable.ts';

/** Closes the reserve list for one team, with feedback. */
export const closeReserve: Route = async (request) => {
  staff(request, 'admin');
  const feedback = feedbackIn(request);
  return adminDecision(request, {
    event: 'close-reserve-list',
    reason: feedback,
    plan: (application, programme) => ({
      board: (board) => withoutTeam(board, application.id),
      mails: teamMails(application, {
        kind: 'reserve-list-closed',
        occasion: 'reserve-list-closed',
        facts: { feedback },
        sendAt: holdUntil(programme, request.now()),
      }),
    }),
  });
};
