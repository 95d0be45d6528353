import type { Route } from '../../adapters/http.ts';
import { loadMeeting } from '../../adapters/interviews.ts';
import { reviewProgramme } from '../../adapters/review-rules.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { missingScores } from '../../domain/interviews.ts';
import { adminInterviewPage } from '../../views/admin/interview-page.ts';

/** One team's interview, and the form that records it; sending it is another door. */
export const showInterview: Route = async (request) => {
  staff(request, 'admin');
  const application = await applicationOf(request);
  const programme = await reviewProgramme(application.programmeId);
  const meeting = await loadMeeting(application);
  const { now, newId } = request;
  const page = { programme, application, meeting, now: now(), requestId: newId() };
  const missing = missingScores(programme, application, meeting);
  const { status, missed = [] } = application;
  return { data: { status, ...meeting, missing, missed }, page: () => adminInterviewPage(page) };
};
