import type { Route } from '../../adapters/http.ts';
import { askedFor, conflicted, noteOpened } from '../../adapters/open-for-review.ts';
import { listReviews } from '../../adapters/reviews.ts';
import { blindView } from '../../domain/blind-view.ts';
import { conflictsSince, suggestedConflicts } from '../../domain/conflicts.ts';
import { counting, type Review, reviewState } from '../../domain/review.ts';
import { progressOf } from '../../domain/review-order.ts';
import { declarePage } from '../../views/panel/declare-page.ts';
import { reviewPage } from '../../views/panel/review-page.ts';
import { toReview } from './to-review.ts';

/** Shows an application to a panel member: first the question of conflicts, only then the content. */
export const showForReview: Route = async (request) => {
  const asked = await askedFor(request);
  const { application, person, programme, review, by } = asked;
  const { id, reference, status } = application;
  const changing = request.query['change'] === 'declaration' && !review?.redeclared;
  if (!review || changing) {
    const suggested = person ? suggestedConflicts(programme, person, application.draft) : [];
    return {
      data: { reference, declared: review !== undefined, suggested },
      page: () => declarePage(programme, { application, review, suggested }),
    };
  }
  if (review.conflict) throw conflicted();
  const view = blindView(programme, application);
  const [others, queue] = await Promise.all([
    othersOn(id, review),
    toReview(by.id),
    noteOpened(asked, request.now()),
  ]);
  const progress = progressOf(queue);
  const suggested = person ? conflictsSince(programme, person, review, application) : [];
  const page = { application, view, review, others, progress, requestId: request.newId() };
  return {
    data: { ...view, status, review, others, progress },
    page: () => reviewPage(programme, { ...page, suggested }),
  };
};

/** What others submitted is open only to who has submitted their own; seats, not names. */
export async function othersOn(id: string, own: Review) {
  if (reviewState(own) !== 'scored') return [];
  const reviews = counting(await listReviews(id));
  return reviews
    .filter(({ reviewerId }) => reviewerId !== own.reviewerId)
    .map(({ seat, scores, comments }) => ({ seat, scores, comments }));
}
