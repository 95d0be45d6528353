import type { Route } from '../../adapters/http.ts';
import { programmeId } from '../../adapters/programmes.ts';
import { restartTimeline } from '../../adapters/restart-timeline.ts';
import { staff } from '../../adapters/sessions.ts';
import { restartRequest } from './reason-in.ts';

/** Starts the programme's timeline again. */
export const restartProgramme: Route = async (request) => {
  const by = staff(request, 'operator');
  const asked = restartRequest(request, by, 'timelineReason');
  await restartTimeline(`programme/${programmeId()}`, asked);
  return { data: { done: true }, seeOther: '/operator/dates' };
};
