import { asSeen, recordSending } from '../../adapters/applications.ts';
import type { Route } from '../../adapters/http.ts';
import { logWarn } from '../../adapters/log.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { startSending } from '../../adapters/start-sending.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
import { AcademyError } from '../../domain/errors.ts';
import { bringsAnswers, keepDraft } from './keep-draft.ts';
import { refuseUnlessOpen } from './refuse-unless-open.ts';
import { renderDraft } from './show-application.ts';

/** Sends an application: records it, then starts its execution; the sweep starts it if this cannot. */
export const sendApplication: Route = async (request) => {
  const { application: found, by } = await teamSession(request);
  const { programme, version } = await currentProgramme(found.programmeId);
  const now = request.now();
  const kept = found.status === 'draft' && bringsAnswers(request);
  // The form's answers come along with the button: what was typed is what is sent.
  const application = kept ? await keepDraft(request, found, programme) : found;
  if (application.status === 'draft') {
    refuseUnlessOpen(programme, now);
    const problems = whatBlocksSending(programme, application.draft);
    if (problems.length > 0) {
      const refusal = new AcademyError(
        'ApplicationIncomplete',
        'The application is not complete yet. It has not been sent.',
        problems,
      );
      return {
        status: refusal.status,
        data: { title: refusal.name, status: refusal.status, detail: refusal.message, problems },
        page: () => renderDraft(programme, application, request, problems),
      };
    }
  }
  const base = kept ? application : asSeen(application, request.input['version']);
  const sent = await recordSending(base, by, {
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
};
