import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { TEAM_COOKIE } from '../../adapters/sessions.ts';
import { startDraft as start } from '../../adapters/start-draft.ts';
import { starterFrom } from '../../adapters/start-input.ts';
import { refuseUnlessOpen } from '../../domain/may-send.ts';
import { askAgain } from '../../views/ask-again.ts';
import { beginPage } from '../../views/begin-page.ts';

/** Starts a draft, mails its link to the one who starts it, and opens it on this device. */
export const startDraft: Route = async (request) => {
  const current = await currentProgramme();
  refuseUnlessOpen(current.programme, request.now());
  try {
    const { application, secret } = await start(current, starterFrom(request.input), request);
    const { id: applicationId, reference } = application;
    return {
      status: 201,
      data: { applicationId, reference },
      seeOther: '/application',
      cookie: `${TEAM_COOKIE}=${secret}`,
    };
  } catch (error) {
    return askAgain(error, (problems) =>
      beginPage(current.programme, { problems, typed: request.input, requestId: request.newId() }),
    );
  }
};
