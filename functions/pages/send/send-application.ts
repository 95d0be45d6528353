import type { PageRequest, Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { saveTyped } from '../../adapters/save-typed.ts';
import { sendApplication as send } from '../../adapters/send-application.ts';
import { type TeamSession, teamSession } from '../../adapters/sessions.ts';
import { consentsIn } from '../../adapters/typed-input.ts';
import type { Application } from '../../domain/application.ts';
import type { Programme } from '../../domain/programme.ts';
import { askAgain } from '../../views/ask-again.ts';
import { checkPage } from '../../views/check-page.ts';

/** Sends an application; the consents that were just ticked are saved with it. */
export const sendApplication: Route = async (request) => {
  const session = await teamSession(request);
  const current = await currentProgramme(session.application.programmeId);
  const application = await withConsents(request, session, current.programme);
  try {
    const sent = await send(application, session.by, current, request);
    const { id: applicationId, status, reference, sending } = sent;
    const next = session.enterer ? '/admin' : '/application/equality';
    return { data: { applicationId, status, reference, sending }, seeOther: next };
  } catch (error) {
    return askAgain(error, (problems) =>
      checkPage(current.programme, application, {
        ...{ problems, ticked: application.draft.consents },
        ...{ entering: session.enterer !== undefined, requestId: request.newId() },
      }),
    );
  }
};

async function withConsents(
  request: PageRequest,
  { application, by }: TeamSession,
  programme: Programme,
): Promise<Application> {
  if (application.status !== 'draft' || request.input['consents'] !== 'shown') return application;
  const typed = [consentsIn(programme, request.input)];
  return (await saveTyped(application, typed, { by, now: request.now() })).application;
}
