import type { Route } from '../../adapters/http.ts';
import { openForReview } from '../../adapters/open-for-review.ts';
import { interviewPage } from '../../views/panel/interview-page.ts';
import { interviewOf } from './interview-of.ts';

/** Shows a team's interview to a panel member without a conflict of interest. */
export const showInterview: Route = async (request) => {
  const opened = await openForReview(request);
  const interview = await interviewOf(request, opened);
  const form = { requestId: request.newId(), problems: [] };
  return { data: interview, page: () => interviewPage(opened.programme, interview, form) };
};
