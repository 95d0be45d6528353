import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
import { maySend } from '../../domain/may-send.ts';
import { checkPage } from '../../views/check-page.ts';

/** Shows all answers before they are sent; what has been sent is shown where it stands. */
export const checkAnswers: Route = async (request) => {
  const { application, enterer } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const { status, draft } = application;
  const missing = whatBlocksSending(programme, draft);
  const data = { status, draft, missing };
  if (status !== 'draft' || !maySend(programme, application, request.now())) {
    return { data, seeOther: '/application' };
  }
  // What a team agrees to is ticked anew for each sending, by a person.
  return {
    data,
    page: () =>
      checkPage(programme, application, {
        ...{ problems: [], ticked: [], entering: enterer !== undefined },
        requestId: request.newId(),
      }),
  };
};
