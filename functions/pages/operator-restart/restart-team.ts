import type { Route } from '../../adapters/http.ts';
import { restartTimeline } from '../../adapters/restart-timeline.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { restartRequest } from './reason-in.ts';
import { showAgain } from './show-again.ts';

/** Starts the timeline of a team's year again. */
export const restartTeam: Route = async (request) => {
  const by = staff(request, 'operator');
  const application = await applicationOf(request);
  try {
    const asked = restartRequest(request, by, 'timelineReason');
    await restartTimeline(`team/${application.id}`, asked);
  } catch (error) {
    return showAgain(error, request, application);
  }
  return { data: { done: true }, seeOther: `/operator/applications/${application.id}` };
};
