import type { Route } from '../../adapters/http.ts';
import { staff } from '../../adapters/sessions.ts';
import { nextAfter } from '../../domain/review-order.ts';
import { toReview } from './to-review.ts';

/** Goes to the next application that waits for this panel member, after the one they come from. */
export const goToNext: Route = async (request) => {
  const { id } = staff(request, 'panel');
  const next = nextAfter(await toReview(id), request.query['after']);
  return {
    data: { next: next?.id ?? null },
    seeOther: next ? `/panel/applications/${next.id}` : '/panel',
  };
};
