import { adminDecision } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { withoutTeam } from '../../domain/places.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { holdUntil } from '../../domain/timetable.ts';
import { withReason } from './with-reason.ts';

/** Closes the reserve list for one team, with feedback. */
export const closeReserve: Route = (request) =>
  withReason(request, 'close', (feedback) =>
    adminDecision(request, {
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
    }),
  );
