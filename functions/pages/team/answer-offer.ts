import type { Plan } from '../../adapters/decisions.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { listPeople } from '../../adapters/people.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { decideAndSignal } from '../../adapters/signals.ts';
import type { Application } from '../../domain/application.ts';
import { AcademyError } from '../../domain/errors.ts';
import { coachOf, withCoach, withoutTeam } from '../../domain/places.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { spoken } from '../../domain/time.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

/** Records a team's answer to its offer, before it lapses. */
export const answerOffer: Route = async (request) => {
  const { application, by } = await teamSession(request);
  const { answer } = request.input;
  const { programme } = await currentProgramme(application.programmeId);
  if (answer !== 'accept' && answer !== 'decline') {
    return askAgain(unsaid(), showAgain(request, programme, application));
  }
  const coachIds =
    answer === 'accept' ? (await listPeople(programme.id, 'coach')).map(({ id }) => id) : [];
  const answered = await decideAndSignal({
    applicationId: application.id,
    found: application,
    event: answer,
    by,
    requestId: request.requestId,
    now: request.now(),
    newId: request.newId,
    plan: (before) => {
      refuseIfLapsed(before, request, programme.timeZone);
      return answer === 'accept' ? acceptance(before, coachIds, request) : refusal(before, request);
    },
  });
  return { data: { status: answered.status }, seeOther: '/application' };
};

function refuseIfLapsed(
  { offerExpiresAt = '' }: Application,
  request: PageRequest,
  timeZone: string,
): void {
  if (request.now() < offerExpiresAt) return;
  throw new AcademyError(
    'OfferLapsed',
    `The offer lapsed at ${spoken(offerExpiresAt, timeZone)}, so it can no longer be answered. If you meant to accept, write to us at once.`,
  );
}

function acceptance(before: Application, coachIds: string[], request: PageRequest): Plan {
  const now = request.now();
  return {
    changes: { acceptedAt: now },
    board: (board) => withCoach(board, before.id, coachIds),
    changesByBoard: (board) => ({ coachId: coachOf(board, before.id) }),
    mails: teamMails(before, { kind: 'offer-accepted', occasion: 'accepted', sendAt: now }),
  };
}

function refusal(before: Application, request: PageRequest): Plan {
  return {
    board: (board) => withoutTeam(board, before.id),
    mails: teamMails(before, {
      kind: 'offer-declined',
      occasion: 'declined',
      sendAt: request.now(),
    }),
  };
}

function unsaid(): AcademyError {
  return new AcademyError('InputInvalid', 'Choose whether to accept or to decline the place.', [
    { field: 'answer', message: 'Select whether your team accepts the place' },
  ]);
}
