import { adminDecision } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { AcademyError } from '../../domain/errors.ts';
import { type Board, nextPromotion, withHeldReserve } from '../../domain/places.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { holdUntil } from '../../domain/timetable.ts';

/** Holds a recommended team in reserve because no place is free for it, ahead of those not interviewed. */
export const holdInReserve: Route = (request) =>
  adminDecision(request, {
    event: 'hold-in-reserve',
    plan: (application, programme) => ({
      board: (board) => held(board, application.id, request.now()),
      mails: teamMails(application, {
        kind: 'held-in-reserve',
        occasion: 'held-in-reserve',
        sendAt: holdUntil(programme, request.now()),
      }),
    }),
  });

/** The reserve list would give the place straight back, so an offer is what is meant. */
function held(board: Board, applicationId: string, now: string): Board {
  const after = withHeldReserve(board, applicationId, now);
  if (nextPromotion(after)?.applicationId === applicationId) {
    throw new AcademyError('WrongStage', 'A place is free for this team: make an offer instead.');
  }
  return after;
}
