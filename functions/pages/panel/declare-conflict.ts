import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { loadForReview, saveReview } from '../../adapters/reviews.ts';
import { applicationIdOf, staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { refuseBeforeClosing } from '../../domain/review.ts';
import { askAgain } from '../../views/ask-again.ts';
import { declarePage } from '../../views/panel-pages.ts';

/** Records whether a panel member has a conflict of interest, before they see any content. */
export const declareConflict: Route = async (request) => {
  const by = staff(request, 'panel');
  const { programme } = await currentProgramme();
  const now = request.now();
  refuseBeforeClosing(programme, now);
  const { conflict } = request.input;
  const found = await loadForReview(applicationIdOf(request), by.id);
  if (conflict !== 'yes' && conflict !== 'no') {
    return askAgain(unsaid(), (problems) => declarePage(programme, found.application, problems));
  }
  const { application, review: before, seat } = found;
  // A conflict once declared stays: the content has been promised not to be seen.
  const declared = { ...before, reviewerId: by.id, seat, declaredAt: now };
  await saveReview(
    application,
    {
      scores: {},
      comments: {},
      ...declared,
      conflict: before?.conflict === true || conflict === 'yes',
    },
    {
      by,
      what: conflict === 'yes' ? 'declare-conflict' : 'declare-no-conflict',
      now,
      auditId: request.newId(),
    },
  );
  return {
    data: { conflict: conflict === 'yes' },
    seeOther: conflict === 'yes' ? '/panel' : `/panel/applications/${application.id}`,
  };
};

function unsaid(): AcademyError {
  return new AcademyError(
    'InputInvalid',
    'Say whether you have a conflict of interest: yes or no.',
    [{ field: 'conflict', message: 'Select whether you have a conflict of interest' }],
  );
}
