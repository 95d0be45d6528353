import type { Route } from '../../adapters/http.ts';
import { loadMeeting, saveInterviewScore } from '../../adapters/interviews.ts';
import { openForReview } from '../../adapters/open-for-review.ts';
import { reviewIn } from '../../adapters/review-input.ts';
import { InterviewScore, interviewRubric, refuseAtMeeting } from '../../domain/interviews.ts';
import { scored } from '../../domain/scored.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './interview-of.ts';

/**
 * Keeps what a panel member thought of an interview, before the panel talks about it: what is there so
 * far (`action` is `save`), or all of it, which then counts. Others' scores are open only after that.
 */
export const scoreInterview: Route = async (request) => {
  const opened = await openForReview(request);
  const { application, review, programme, by } = opened;
  const { input, requestId, newId } = request;
  const now = request.now();
  const meeting = await loadMeeting(application);
  refuseAtMeeting(programme, application, meeting, { ...by, now });
  const before =
    meeting.scores.find(({ reviewerId }) => reviewerId === by.id) ??
    InterviewScore.parse({ reviewerId: by.id, seat: review.seat });
  const reason = String(input['reason'] ?? '').trim();
  const isDraft = input['action'] === 'save';
  const answer = {
    data: { scored: !isDraft },
    seeOther: `/panel/applications/${application.id}/interview`,
  };
  if (before.requestId === requestId) return answer;
  const rubric = interviewRubric(programme);
  let change: ReturnType<typeof scored<InterviewScore>>;
  try {
    change = scored(rubric, before, { ...reviewIn(rubric, input), reason, isDraft, now });
  } catch (error) {
    return askAgain(error, await showAgain(request, opened));
  }
  const what = `interview-${change.what}`;
  const why = change.what === 'score-again' ? { reason } : {};
  await saveInterviewScore(application, change.review, { by, what, requestId, now, newId, ...why });
  return answer;
};
