import { adminDecision, feedbackIn } from '../../adapters/admin-decision.ts';
import type { Route } from '../../adapters/http.ts';
import { leavePlan } from '../../adapters/leaving.ts';
import { staff } from '../../adapters/sessions.ts';

/** Records that a team has left the cohort, with the reason; its place is free again. */
export const recordLeaving: Route = async (request) => {
  staff(request, 'admin');
  return adminDecision(request, {
    event: 'leave',
    reason: feedbackIn(request),
    plan: (application) => leavePlan(application, request.now()),
  });
};
