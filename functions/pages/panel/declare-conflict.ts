import * as z from 'zod/mini';
import type { Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { askedFor } from '../../adapters/open-for-review.ts';
import { openReview } from '../../adapters/review-rules.ts';
import { saveReview } from '../../adapters/reviews.ts';
import { suggestedConflicts } from '../../domain/conflicts.ts';
import { type Declaration, declared } from '../../domain/declare.ts';
import { askAgain } from '../../views/ask-again.ts';
import { declarePage } from '../../views/panel/declare-page.ts';

const Input = z.object({
  conflict: z.enum(['yes', 'no'], 'Select whether you have a conflict of interest'),
  reason: z._default(z.string().check(z.trim(), z.maxLength(1000, 'Shorten the reason')), ''),
});

/**
 * Records whether a panel member has a conflict of interest, before they see any content. It can be
 * changed once, with a reason. With the first declaration of an intake, its rubric stands.
 */
export const declareConflict: Route = async (request) => {
  const found = await askedFor(request);
  const { application, person, review, by } = found;
  const now = request.now();
  let declaration: Declaration;
  try {
    const parsed = Input.safeParse(request.input);
    if (!parsed.success) throw invalid(parsed.error);
    const wanted = { ...parsed.data, reviewerId: by.id, seat: person?.seat ?? '', now };
    declaration = declared(review, wanted);
  } catch (error) {
    const suggested = person ? suggestedConflicts(found.programme, person, application.draft) : [];
    return askAgain(error, (problems) =>
      declarePage(found.programme, { application, review, suggested }, problems, request.input),
    );
  }
  const { changed, review: after } = declaration;
  if (changed) {
    await openReview(now);
    await saveReview(application, after, {
      by,
      what: after.conflict ? 'declare-conflict' : 'declare-no-conflict',
      reason: after.redeclared?.reason,
      now,
      auditId: request.newId(),
      requestId: request.requestId,
    });
  }
  const { id } = application;
  return {
    data: { conflict: after.conflict },
    seeOther: after.conflict ? `/panel/next?after=${id}` : `/panel/applications/${id}`,
  };
};
