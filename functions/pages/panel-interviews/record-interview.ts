import type { Route } from '../../adapters/http.ts';
import { openForReview } from '../../adapters/open-for-review.ts';
import { recordInterview as record } from '../../adapters/record-interview.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './interview-of.ts';

/** Records for the whole panel how an interview ended, with the reasons. */
export const recordInterview: Route = async (request) => {
  const opened = await openForReview(request);
  const { input, requestId, newId } = request;
  try {
    const { application: found, by } = opened;
    const about = { applicationId: found.id, found, by };
    const { status } = await record({ ...about, input, requestId, now: request.now(), newId });
    return { data: { status }, seeOther: '/panel?recorded' };
  } catch (error) {
    return askAgain(error, await showAgain(request, opened));
  }
};
