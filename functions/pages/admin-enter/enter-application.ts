import type { Route } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff, TEAM_COOKIE } from '../../adapters/sessions.ts';
import { startDraft } from '../../adapters/start-draft.ts';
import { starterFrom } from '../../adapters/start-input.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { Provenance } from '../../domain/application.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import { refuseUnlessOpen } from '../../domain/may-send.ts';
import { opensAt } from '../../domain/timetable.ts';
import { askAgain } from '../../views/ask-again.ts';
import { enterPage } from '../../views/enter-pages.ts';

/**
 * Begins an application for a team that phones or writes, and opens the team's own form on this device. After
 * the deadline it can be entered, but only sent by a late link.
 */
export const enterApplication: Route = async (request) => {
  const { id, name } = staff(request, 'admin');
  const current = await currentProgramme();
  const { programme } = current;
  const now = request.now();
  if (now < opensAt(programme)) refuseUnlessOpen(programme, now);
  try {
    const { starter, how, reason } = readInput(request.input);
    const by = { id, name, role: 'admin' as const };
    const { application, secret } = await startDraft(current, starter, request, {
      by,
      how,
      reason,
    });
    return {
      status: 201,
      data: { applicationId: application.id, reference: application.reference },
      seeOther: '/application',
      cookie: `${TEAM_COOKIE}=${secret}`,
    };
  } catch (error) {
    return askAgain(error, (problems) =>
      enterPage(programme, { problems, typed: request.input, requestId: request.newId() }),
    );
  }
};

function readInput(input: Record<string, unknown>) {
  const how = Provenance.shape.how.safeParse(input['how']);
  const reason = textOf(input['reason']).slice(0, 1000);
  const problems: Problem[] = [
    ...(how.success ? [] : [{ field: 'how', message: 'Select how the team told you' }]),
    ...(reason ? [] : [{ field: 'reason', message: 'Enter the reason, for the history' }]),
  ];
  try {
    const starter = starterFrom(input);
    if (how.success && reason) return { starter, how: how.data, reason };
  } catch (error) {
    if (!(error instanceof AcademyError)) throw error;
    throw invalidInput([...error.problems, ...problems]);
  }
  throw invalidInput(problems);
}
