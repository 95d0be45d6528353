import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { decideAndSignal } from '../../adapters/signals.ts';
import { AcademyError } from '../../domain/errors.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { spoken } from '../../domain/time.ts';
import { closesAt } from '../../domain/timetable.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** Takes a sent application back as a draft, until the deadline. */
export const takeBack: Route = async (request) => {
  const { application, by } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const now = request.now();
  if (now > closesAt(programme)) {
    throw new AcademyError(
      'DeadlinePassed',
      `Applications could be changed until ${spoken(closesAt(programme), programme.timeZone)}. Yours stays as you sent it.`,
    );
  }
  if (application.status === 'submitted' && request.input['confirm'] !== 'yes') {
    return askAgain(unsaid(), showAgain(request, programme, application));
  }
  const taken = await decideAndSignal({
    applicationId: application.id,
    found: application,
    event: 'take-back',
    by,
    requestId: request.requestId,
    now,
    newId: request.newId,
    plan: (before) => ({
      mails: teamMails(before, { kind: 'taken-back', occasion: 'taken-back', sendAt: now }),
    }),
  });
  return { data: { status: taken.status }, seeOther: '/application' };
};

/** Programs that scan mail press lone buttons; a choice is a person's. */
function unsaid(): AcademyError {
  return new AcademyError('InputInvalid', 'Confirm that your team takes the application back.', [
    { field: 'confirm', message: 'Confirm that your team takes the application back' },
  ]);
}
