import { isDeepStrictEqual } from 'node:util';
import type { Application, Changed } from '../domain/application.ts';
import { whatBlocksSending } from '../domain/check-application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { refuseUnlessSendable } from '../domain/may-send.ts';
import type { Programme } from '../domain/programme.ts';
import { saveDraft } from './drafts.ts';
import type { Deps } from './live.ts';
import { logWarn } from './log.ts';
import type { VersionedProgramme } from './programmes.ts';
import { recordSending } from './record-sending.ts';
import { startSending } from './start-sending.ts';

type Request = Deps & { requestId: string };

/**
 * Sends a complete draft in time: records the sending, then starts its workflow; the sweep starts it if this
 * cannot. Consents that come along are kept with it, also where it is refused. The same request again is the
 * same success.
 * @throws AcademyError `NotOpenYet`, `DeadlinePassed`, `ApplicationIncomplete`, `WrongStage`, `AnswersChanged`
 */
export async function sendApplication(
  application: Application,
  by: Actor,
  current: VersionedProgramme,
  request: Request,
  consents?: string[],
): Promise<Application> {
  const now = request.now();
  const unsent = consents
    ? withConsents(application, consents, { by: by.name, at: now })
    : application;
  if (application.status === 'draft') await refuseIfNotReady(current, application, unsent, now);
  const sent = await recordSending(application, by, {
    requestId: request.requestId,
    now,
    auditId: request.newId(),
    programmeVersion: current.version,
    unsent,
  });
  await startSending(sent.id, sent.sending).catch((error: unknown) =>
    logWarn('execution not started yet', {
      applicationId: sent.id,
      error: error instanceof Error ? error.name : 'Unknown',
    }),
  );
  return sent;
}

function withConsents(application: Application, consents: string[], mine: Changed): Application {
  const { status, draft, changed } = application;
  if (status !== 'draft' || isDeepStrictEqual(draft.consents, consents)) return application;
  return {
    ...application,
    draft: { ...draft, consents },
    changed: { ...changed, consents: mine },
  };
}

async function refuseIfNotReady(
  { programme }: VersionedProgramme,
  application: Application,
  unsent: Application,
  now: string,
): Promise<void> {
  try {
    refuseUnlessSendable(programme, application, now);
    refuseIncomplete(programme, unsent);
  } catch (error) {
    if (unsent !== application)
      await saveDraft(application, unsent.draft, { changed: unsent.changed });
    throw error;
  }
}

function refuseIncomplete(programme: Programme, { draft }: Application): void {
  const problems = whatBlocksSending(programme, draft);
  if (problems.length === 0) return;
  throw new AcademyError(
    'ApplicationIncomplete',
    'The application is not complete yet. It has not been sent.',
    problems,
  );
}
