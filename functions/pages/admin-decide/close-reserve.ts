import { adminDecision } from '../../adapters/admin-decision.ts';
import { closePlan } from '../../adapters/close-reserve.ts';
import type { Route } from '../../adapters/http.ts';
import { withReason } from './with-reason.ts';

/** Closes the reserve list for one team, with feedback. */
export const closeReserve: Route = (request) =>
  withReason(request, 'close', (feedback) =>
    adminDecision(request, {
      event: 'close-reserve-list',
      reason: feedback,
      plan: (application, programme) => closePlan(application, programme, feedback, request.now()),
    }),
  );
