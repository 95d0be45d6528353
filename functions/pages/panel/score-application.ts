import type { Route } from '../../adapters/http.ts';
import { openForReview } from '../../adapters/open-for-review.ts';
import { reviewIn } from '../../adapters/review-input.ts';
import { saveReview } from '../../adapters/reviews.ts';
import { AcademyError } from '../../domain/errors.ts';
import type { Review } from '../../domain/review.ts';
import { scored } from '../../domain/scored.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/**
 * Keeps a panel member's scores and comments: what is there so far (`action` is `save`), or the whole
 * review, which then counts. Once submitted it changes only with a reason.
 */
export const scoreApplication: Route = async (request) => {
  const opened = await openForReview(request);
  const { application, review, programme, by } = opened;
  if (application.status !== 'submitted') throw outcomeIsOut();
  const { input, requestId } = request;
  const now = request.now();
  const reason = String(input['reason'] ?? '').trim();
  const isDraft = input['action'] === 'save';
  const given = { ...reviewIn(programme.rubric, input), reason, isDraft, now };
  const answer = {
    data: { scored: !isDraft },
    seeOther: `/panel/next?after=${application.id}`,
  };
  if (review.requestId === requestId) return answer;
  let change: ReturnType<typeof scored<Review>>;
  try {
    change = scored(programme.rubric, review, given);
  } catch (error) {
    return askAgain(error, await showAgain(request, opened));
  }
  const { what, review: after } = change;
  await saveReview(application, after, {
    ...{ by, what, now, requestId },
    reason: what === 'score-again' ? reason : undefined,
    auditId: request.newId(),
  });
  return answer;
};

function outcomeIsOut(): AcademyError {
  return new AcademyError(
    'WrongStage',
    'The outcome of this application is out, so scores can no longer change.',
  );
}
