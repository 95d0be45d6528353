import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { sendApplication as send } from '../../adapters/send-application.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { consentsIn } from '../../adapters/typed-input.ts';
import { askAgain } from '../../views/ask-again.ts';
import { checkPage } from '../../views/check-page.ts';

/** Sends an application; the consents that were just ticked are saved with it. */
export const sendApplication: Route = async (request) => {
  const { application, by, enterer } = await teamSession(request);
  const current = await currentProgramme(application.programmeId);
  const { input } = request;
  const ticked = input['consents'] === 'shown' ? consentsIn(current.programme, input) : undefined;
  try {
    const sent = await send(application, by, current, request, ticked);
    const { id: applicationId, status, reference, sending } = sent;
    const next = enterer ? '/admin' : '/application/equality';
    return { data: { applicationId, status, reference, sending }, seeOther: next };
  } catch (error) {
    return askAgain(error, (problems) =>
      checkPage(current.programme, application, {
        ...{ problems, ticked: ticked ?? application.draft.consents },
        ...{ entering: enterer !== undefined, requestId: request.newId() },
      }),
    );
  }
};
