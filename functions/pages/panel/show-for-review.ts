import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { loadForReview } from '../../adapters/reviews.ts';
import { applicationIdOf, staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { blindView, refuseBeforeClosing } from '../../domain/review.ts';
import { declarePage } from '../../views/panel-pages.ts';
import { reviewPage } from '../../views/review-page.ts';

/** Shows an application to a panel member: first the question of conflicts, only then the content. */
export const showForReview: Route = async (request) => {
  const { id: reviewerId } = staff(request, 'panel');
  const { programme } = await currentProgramme();
  refuseBeforeClosing(programme, request.now());
  const { application, review } = await loadForReview(applicationIdOf(request), reviewerId);
  if (application.status === 'draft')
    throw new AcademyError('NotFound', 'This application has not been sent.');
  if (!review) {
    const { reference } = application;
    return {
      data: { reference, declared: false },
      page: () => declarePage(programme, application),
    };
  }
  if (review.conflict) throw conflicted();
  const view = blindView(programme, application);
  return {
    data: { ...view, status: application.status, review },
    page: () => reviewPage(programme, { application, view, review, requestId: request.newId() }),
  };
};

/** What a panel member with a conflict is told. */
export function conflicted(): AcademyError {
  return new AcademyError(
    'ConflictDeclared',
    'You declared a conflict of interest with this application, so it is not open to you.',
  );
}
