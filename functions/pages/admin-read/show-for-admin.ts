import { conflictsToAsk } from '../../adapters/conflicts-to-ask.ts';
import type { Route } from '../../adapters/http.ts';
import { listOutcomes } from '../../adapters/outcomes.ts';
import { loadRelease } from '../../adapters/release.ts';
import { reviewProgramme } from '../../adapters/review-rules.ts';
import { listReviews } from '../../adapters/reviews.ts';
import { isSeen, noteSeen } from '../../adapters/seen.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { membersBlocked } from '../../adapters/suppressions.ts';
import { whatAPersonShouldLookAt } from '../../domain/check-application.ts';
import { counting, weightedMean } from '../../domain/review.ts';
import { adminApplicationPage } from '../../views/admin-application-page.ts';

/** One application for the delivery team: the team, its answers, scores, and what can be decided. */
export const showForAdmin: Route = async (request) => {
  const by = staff(request, 'admin');
  const application = await applicationOf(request);
  const programme = await reviewProgramme(application.programmeId);
  const opening = { by, now: request.now() };
  const [reviews, outcomes, release, unreachable, seen] = await Promise.all([
    listReviews(application.id),
    listOutcomes(programme.id),
    loadRelease(programme.id),
    membersBlocked(application.draft),
    isSeen(application.id, opening),
  ]);
  if (!seen) await noteSeen(application, opening);
  const outcome = outcomes.find(({ applicationId }) => applicationId === application.id);
  const means = counting(reviews).map(({ scores }) => weightedMean(programme.rubric, scores));
  const findings = [
    ...whatAPersonShouldLookAt(programme, application.draft),
    ...(await conflictsToAsk(programme, application, reviews)),
  ];
  return {
    data: { application, reviews, outcome, means, findings, unreachable },
    page: () =>
      adminApplicationPage({
        programme,
        application,
        means,
        reviews: counting(reviews),
        conflicts: reviews.filter(({ conflict }) => conflict).length,
        releaseConfirmed: release.confirmed !== undefined,
        findings,
        unreachable,
        now: opening.now,
        requestId: request.newId(),
        ...(outcome ? { outcome } : {}),
      }),
  };
};
