import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { sentPage } from '../../views/sent-page.ts';

/** Confirms that the application has been sent; it can be opened again at any time. */
export const showSent: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const { status, reference, sentAt } = application;
  const data = { status, reference, sentAt };
  if (status !== 'submitted') return { data, seeOther: '/application' };
  return { data, page: () => sentPage(programme, application, request.now()) };
};
