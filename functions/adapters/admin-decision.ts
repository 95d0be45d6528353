import { AcademyError } from '../domain/errors.ts';
import type { MoveEvent } from '../domain/moves.ts';
import type { DecisionRequest } from './decisions.ts';
import type { PageAnswer, PageRequest } from './http.ts';
import { applicationOf, staff } from './sessions.ts';
import { decideAndSignal } from './signals.ts';

/** A decision of the delivery team about the application of the address. */
export async function adminDecision(
  request: PageRequest,
  decision: { event: MoveEvent; reason?: string } & Pick<DecisionRequest, 'plan'>,
): Promise<PageAnswer> {
  const by = staff(request, 'admin');
  const application = await applicationOf(request);
  const decided = await decideAndSignal({
    ...decision,
    applicationId: application.id,
    found: application,
    by,
    requestId: request.requestId,
    now: request.now(),
    newId: request.newId,
  });
  // Whoever decided on the board of places stays there.
  const seeOther =
    request.input['back'] === 'places' ? '/admin/places' : `/admin/applications/${application.id}`;
  return { data: { status: decided.status }, seeOther };
}

/**
 * The feedback or reason that some decisions need.
 * @throws AcademyError `InputInvalid`
 */
export function feedbackIn(request: PageRequest): string {
  const { feedback } = request.input;
  const text = typeof feedback === 'string' ? feedback.trim().slice(0, 3000) : '';
  if (text !== '') return text;
  const problem = {
    field: 'feedback',
    message: 'Write the reason or the feedback that the team gets',
  };
  throw new AcademyError('InputInvalid', `${problem.message}.`, [problem]);
}
