import { correctOutcome as correct } from '../../adapters/correct-outcome.ts';
import type { Route } from '../../adapters/http.ts';
import { refreshSoon } from '../../adapters/listings.ts';
import { type OutcomeInput, outcomeIn } from '../../adapters/outcome-input.ts';
import { applicationIdOf, staff } from '../../adapters/sessions.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** Corrects an outcome that is out, with the reason; the team is told after the hold. */
export const correctOutcome: Route = async (request) => {
  const by = staff(request, 'admin');
  const applicationId = applicationIdOf(request);
  let wanted: OutcomeInput & { reason: string };
  try {
    wanted = read(request.input);
  } catch (error) {
    return askAgain(error, await showAgain(request, 'correct'));
  }
  const { now, newId, requestId } = request;
  const corrected = await correct({
    ...{ ...wanted, applicationId, by, requestId, newId },
    now: now(),
  });
  await refreshSoon([applicationId]);
  return {
    data: { status: corrected.status },
    seeOther: `/admin/applications/${applicationId}`,
  };
};

function read(input: Record<string, unknown>): OutcomeInput & { reason: string } {
  const wanted = outcomeIn(input);
  const reason = String(input['reason'] ?? '')
    .trim()
    .slice(0, 3000);
  const problems: Problem[] = [
    ...(reason === '' ? [{ field: 'reason', message: 'Enter why the outcome is corrected' }] : []),
    ...(wanted.outcome !== 'shortlisted' && wanted.feedback === ''
      ? [{ field: 'feedback', message: 'Write feedback that the team can learn from' }]
      : []),
  ];
  if (problems.length === 0) return { ...wanted, reason };
  throw new AcademyError('InputInvalid', 'A correction needs its reason.', problems);
}
