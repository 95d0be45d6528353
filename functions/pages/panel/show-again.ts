import type { PageRequest } from '../../adapters/http.ts';
import { noteOpened, type Opened } from '../../adapters/open-for-review.ts';
import { blindView } from '../../domain/blind-view.ts';
import type { Problem } from '../../domain/errors.ts';
import { progressOf } from '../../domain/review-order.ts';
import { reviewPage } from '../../views/panel/review-page.ts';
import { othersOn } from './show-for-review.ts';
import { toReview } from './to-review.ts';

/** The application's page with what a panel member typed and what is wrong with it. */
export async function showAgain(
  request: PageRequest,
  opened: Opened,
): Promise<(problems: Problem[]) => string> {
  const { programme, application, review, by } = opened;
  const [others, queue] = await Promise.all([
    othersOn(application.id, review),
    toReview(by.id),
    noteOpened(opened, request.now()),
  ]);
  const page = {
    application,
    review,
    view: blindView(programme, application),
    others,
    progress: progressOf(queue),
    requestId: request.newId(),
    typed: request.input,
  };
  return (problems) => reviewPage(programme, { ...page, problems });
}
