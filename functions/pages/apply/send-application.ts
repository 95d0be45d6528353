import { asSeen, recordSending } from '../../adapters/applications.ts';
import type { PageAnswer, PageRequest, Route } from '../../adapters/http.ts';
import { logWarn } from '../../adapters/log.ts';
import { currentProgramme, type VersionedProgramme } from '../../adapters/programmes.ts';
import { type TeamSession, teamSession } from '../../adapters/sessions.ts';
import { startSending } from '../../adapters/start-sending.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
import { AcademyError } from '../../domain/errors.ts';
import { askAgain } from '../../views/ask-again.ts';
import { isWholeForm } from './read-form.ts';
import { refuseUnlessOpen } from './refuse-unless-open.ts';
import { saveTyped } from './save-typed.ts';
import { renderDraft } from './show-application.ts';

/** Sends an application: what was just typed is saved first, so that what is sent is what one saw. */
export const sendApplication: Route = async (request) => {
  const session = await teamSession(request);
  const current = await currentProgramme(session.application.programmeId);
  const { application } = session;
  if (application.status !== 'draft' || !isWholeForm(request.input)) {
    const seen = asSeen(application, request.input['version']);
    return send(request, { ...session, application: seen }, current);
  }
  return saveTyped(
    { programme: current.programme, application, request },
    (draft) => draft,
    (saved) => send(request, { ...session, application: saved }, current),
  );
};

/** Records the sending, then starts its workflow; the sweep starts it if this cannot. */
async function send(
  request: PageRequest,
  { application, by }: TeamSession,
  { programme, version }: VersionedProgramme,
): Promise<PageAnswer> {
  const now = request.now();
  if (application.status === 'draft') {
    refuseUnlessOpen(programme, now);
    const problems = whatBlocksSending(programme, application.draft);
    if (problems.length > 0) {
      return askAgain(incomplete(problems), () =>
        renderDraft(programme, application, request, { problems }),
      );
    }
  }
  const sent = await recordSending(application, by, {
    requestId: request.requestId,
    now,
    auditId: request.newId(),
    programmeVersion: version,
  });
  await startSending(sent.id, sent.sending).catch((error: unknown) =>
    logWarn('execution not started yet', {
      applicationId: sent.id,
      error: error instanceof Error ? error.name : 'Unknown',
    }),
  );
  const { id: applicationId, status, reference, sending } = sent;
  return { data: { applicationId, status, reference, sending }, seeOther: '/application' };
}

function incomplete(problems: AcademyError['problems']): AcademyError {
  return new AcademyError(
    'ApplicationIncomplete',
    'The application is not complete yet. It has not been sent.',
    problems,
  );
}
