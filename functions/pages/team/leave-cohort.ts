import type { Route } from '../../adapters/http.ts';
import { leavePlan } from '../../adapters/leaving.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { decideAndSignal } from '../../adapters/signals.ts';
import { AcademyError } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** Lets a team leave the cohort, confirmed; its place is free again. */
export const leaveCohort: Route = async (request) => {
  const { application, by } = await teamSession(request);
  if (request.input['confirm'] !== 'yes') {
    const { programme } = await currentProgramme(application.programmeId);
    return askAgain(unsaid(), showAgain(request, programme, application));
  }
  const left = await decideAndSignal({
    applicationId: application.id,
    found: application,
    event: 'leave',
    by,
    requestId: request.requestId,
    now: request.now(),
    newId: request.newId,
    plan: (before) => leavePlan(before, request.now()),
  });
  return { data: { status: left.status }, seeOther: '/application' };
};

function unsaid(): AcademyError {
  return new AcademyError('InputInvalid', 'Confirm that your team wants to leave the cohort.', [
    { field: 'confirm', message: 'Confirm that your team wants to leave the cohort' },
  ]);
}
