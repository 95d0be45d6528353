import * as z from 'zod';
import type { Plan } from '../../adapters/decisions.ts';
import type { Route } from '../../adapters/http.ts';
import { invalid } from '../../adapters/invalid-input.ts';
import { decideAndSignal } from '../../adapters/signals.ts';
import type { Application } from '../../domain/application.ts';
import { AcademyError } from '../../domain/errors.ts';
import { withoutTeam } from '../../domain/places.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { holdUntil } from '../../domain/timetable.ts';
import { askAgain } from '../../views/ask-again.ts';
import { askedFor, conflicted } from './open-for-review.ts';
import { showAgain } from './show-again.ts';

const Input = z.object({
  outcome: z.enum(['recommend', 'not-recommend', 'miss-interview'], 'Choose an outcome'),
  feedback: z.string().trim().max(3000, 'Shorten the feedback').default(''),
});
type Input = z.infer<typeof Input>;

/** Records how an interview ended; a team that is not recommended gets feedback, after the hold. */
export const recordInterview: Route = async (request) => {
  const asked = await askedFor(request);
  const { application, review, programme, by } = asked;
  if (review?.conflict) throw conflicted();
  const recorded = read(request.input);
  if (recorded instanceof AcademyError) {
    if (!review) throw recorded;
    return askAgain(recorded, await showAgain(request, { ...asked, review }));
  }
  const { outcome, feedback } = recorded;
  const now = request.now();
  const decided = await decideAndSignal({
    applicationId: application.id,
    event: outcome,
    by,
    reason: feedback,
    requestId: request.requestId,
    now,
    newId: request.newId,
    plan: (before) => interviewPlan(before, recorded, holdUntil(programme, now)),
  });
  return { data: { status: decided.status }, seeOther: '/panel' };
};

function read(input: Record<string, unknown>): Input | AcademyError {
  const parsed = Input.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { outcome, feedback } = parsed.data;
  if (outcome === 'recommend' || feedback !== '') return parsed.data;
  return new AcademyError('InputInvalid', 'Write feedback that the team can learn from.', [
    { field: 'feedback', message: 'Write feedback that the team can learn from' },
  ]);
}

function interviewPlan(before: Application, { outcome, feedback }: Input, sendAt: string): Plan {
  if (outcome === 'recommend') return { changes: { interviewed: true } };
  const kind = outcome === 'not-recommend' ? 'interview-not-recommended' : 'interview-missed';
  return {
    changes: { interviewed: true },
    board: (board) => withoutTeam(board, before.id),
    mails: teamMails(before, { kind, occasion: 'interviewed', facts: { feedback }, sendAt }),
  };
}
