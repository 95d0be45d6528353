import type { Application } from '../domain/application.ts';
import { whatBlocksSending } from '../domain/check-application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { refuseUnlessSendable } from '../domain/may-send.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import type { VersionedProgramme } from './programmes.ts';
import { recordSending } from './record-sending.ts';
import { startSending } from './start-sending.ts';

/**
 * Sends a complete draft in time: records the sending, then starts its workflow; the sweep starts it if this
 * cannot. The same request again is the same success.
 * @throws AcademyError `NotOpenYet`, `DeadlinePassed`, `ApplicationIncomplete`, `WrongStage`, `AnswersChanged`
 */
export async function sendApplication(
  application: Application,
  by: Actor,
  { programme, version }: VersionedProgramme,
  request: Deps & { requestId: string },
): Promise<Application> {
  const now = request.now();
  if (application.status === 'draft') refuseIfNotReady(programme, application, now);
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
  return sent;
}

function refuseIfNotReady(
  programme: VersionedProgramme['programme'],
  application: Application,
  now: string,
): void {
  refuseUnlessSendable(programme, application, now);
  const problems = whatBlocksSending(programme, application.draft);
  if (problems.length === 0) return;
  throw new AcademyError(
    'ApplicationIncomplete',
    'The application is not complete yet. It has not been sent.',
    problems,
  );
}
