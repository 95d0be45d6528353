import type { Route } from '../../adapters/http.ts';
import { openForReview } from '../../adapters/open-for-review.ts';
import { saveReview } from '../../adapters/reviews.ts';
import { AcademyError } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** Records that a panel member does not score an application, with the reason; they can still score it later. */
export const abstain: Route = async (request) => {
  const opened = await openForReview(request);
  const { application, review, by } = opened;
  const reason = String(request.input['abstainReason'] ?? request.input['reason'] ?? '').trim();
  if (reason === '') return askAgain(noReason(), await showAgain(request, opened));
  if (application.status !== 'submitted' || review.scoredAt) throw tooLate();
  const now = request.now();
  const abstained = { at: now, reason: reason.slice(0, 1000) };
  await saveReview(
    application,
    { ...review, abstained },
    {
      by,
      what: 'abstain',
      reason: abstained.reason,
      now,
      auditId: request.newId(),
      requestId: request.requestId,
    },
  );
  return { data: { abstained: true }, seeOther: `/panel/next?after=${application.id}` };
};

function noReason(): AcademyError {
  return new AcademyError('InputInvalid', 'Say why you do not score this application.', [
    { field: 'abstainReason', message: 'Enter why you do not score this application' },
  ]);
}

function tooLate(): AcademyError {
  return new AcademyError(
    'WrongStage',
    'You have submitted your scores, or the outcome is out. Change your scores instead, or ask the delivery team.',
  );
}
