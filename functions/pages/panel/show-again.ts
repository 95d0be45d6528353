import type { PageRequest } from '../../adapters/http.ts';
import type { Application } from '../../domain/application.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { blindView, type Review } from '../../domain/review.ts';
import { reviewPage } from '../../views/review-page.ts';

/** The application's page with what a panel member typed and what is wrong with it. */
export function showAgain(
  request: PageRequest,
  found: { programme: Programme; application: Application; review: Review },
): (problems: Problem[]) => string {
  const { programme, application, review } = found;
  return (problems) =>
    reviewPage(programme, {
      application,
      review,
      view: blindView(programme, application),
      requestId: request.newId(),
      problems,
      typed: request.input,
    });
}
