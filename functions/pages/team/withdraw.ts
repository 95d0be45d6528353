import { withoutInterview } from '../../adapters/cancel-slot.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { decideAndSignal } from '../../adapters/signals.ts';
import { AcademyError } from '../../domain/errors.ts';
import { withoutTeam } from '../../domain/places.ts';
import { teamMails } from '../../domain/team-mails.ts';
import { askAgain } from '../../views/ask-again.ts';
import { withdrawPage } from '../../views/team-pages.ts';

/** Withdraws an application, confirmed, and frees what it held. */
export const withdraw: Route = async (request) => {
  const { application, by } = await teamSession(request);
  const { confirm } = request.input;
  if (confirm === 'no') return { data: { status: application.status }, seeOther: '/application' };
  if (confirm !== 'yes') {
    const { programme } = await currentProgramme(application.programmeId);
    return askAgain(unsaid(), (problems) =>
      withdrawPage(programme, application, request.newId(), problems),
    );
  }
  const now = request.now();
  const withdrawn = await decideAndSignal({
    applicationId: application.id,
    found: application,
    event: 'withdraw',
    by,
    requestId: request.requestId,
    now,
    newId: request.newId,
    plan: async (before, programme) => {
      const { mails = [], ...interview } = await withoutInterview(programme, before, now);
      return {
        ...interview,
        board: (board) => (board.teams[before.id] ? withoutTeam(board, before.id) : board),
        mails: [
          ...teamMails(before, { kind: 'withdrawn', occasion: 'withdrawn', sendAt: now }),
          ...mails,
        ],
      };
    },
  });
  return { data: { status: withdrawn.status }, seeOther: '/application' };
};

function unsaid(): AcademyError {
  return new AcademyError('InputInvalid', 'Say whether your team withdraws its application.', [
    { field: 'confirm', message: 'Select whether your team withdraws its application' },
  ]);
}
