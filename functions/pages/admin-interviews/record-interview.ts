import type { Route } from '../../adapters/http.ts';
import { loadMeeting } from '../../adapters/interviews.ts';
import { recordInterview as record } from '../../adapters/record-interview.ts';
import { reviewProgramme } from '../../adapters/review-rules.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { adminInterviewPage } from '../../views/admin/interview-page.ts';
import { askAgain } from '../../views/ask-again.ts';

/** Records how an interview ended, where nobody of the panel does. */
export const recordInterview: Route = async (request) => {
  const by = staff(request, 'admin');
  const application = await applicationOf(request);
  const { id } = application;
  const { input: typed, requestId, newId } = request;
  const now = request.now();
  try {
    const recording = { applicationId: id, input: typed, by, requestId, now, newId };
    const { status } = await record(recording);
    return { data: { status }, seeOther: `/admin/applications/${id}` };
  } catch (error) {
    const programme = await reviewProgramme(application.programmeId);
    const meeting = await loadMeeting(application);
    const page = { programme, application, meeting, now, requestId: newId(), typed };
    return askAgain(error, (problems) => adminInterviewPage({ ...page, problems }));
  }
};
