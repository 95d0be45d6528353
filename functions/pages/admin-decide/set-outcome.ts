import type { Route } from '../../adapters/http.ts';
import { refreshSoon } from '../../adapters/listings.ts';
import { type OutcomeInput, outcomeIn } from '../../adapters/outcome-input.ts';
import { saveOutcomes } from '../../adapters/outcomes.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { STATUS_WORDS } from '../../domain/moves.ts';
import { refuseBeforeClosing } from '../../domain/review.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** Keeps a pending outcome: nobody sees it before the release. */
export const setOutcome: Route = async (request) => {
  const by = staff(request, 'admin');
  let wanted: OutcomeInput;
  try {
    wanted = outcomeIn(request.input);
  } catch (error) {
    return askAgain(error, await showAgain(request, 'outcome'));
  }
  const { outcome, rank, feedback } = wanted;
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  const now = request.now();
  // Until then a team can take its application back, and an outcome would be of what it had before.
  refuseBeforeClosing(programme, now);
  if (application.status !== 'submitted') throw notWaiting(STATUS_WORDS[application.status]);
  const kept = {
    ...{ applicationId: application.id, sending: application.sending, outcome },
    ...(outcome === 'reserve' && rank ? { rank } : {}),
    ...(feedback ? { feedback } : {}),
    ...{ by: by.name, at: now },
  };
  await saveOutcomes(programme, [kept], { by, newId: request.newId, found: [application] });
  await refreshSoon([application.id]);
  return { data: { outcome }, seeOther: '/admin/shortlist' };
};

function notWaiting(words: string): AcademyError {
  return new AcademyError('WrongStage', `No outcome can be set: the application ${words}.`);
}
