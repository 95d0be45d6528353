import { adminDecision } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { leavePlan } from '../../adapters/leaving.ts';
import { withReason } from './with-reason.ts';

/** Records that a team has left the cohort, with the reason; its place is free again. */
export const recordLeaving: Route = (request) =>
  withReason(request, 'leave', (reason) =>
    adminDecision(request, {
      event: 'leave',
      reason,
      plan: (application) => leavePlan(application, request.now()),
    }),
  );
