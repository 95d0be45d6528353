import type { Route } from '../../adapters/http.ts';
import { restartApplication as restart } from '../../adapters/record-restart.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { restartRequest } from './reason-in.ts';
import { showAgain } from './show-again.ts';

/** Starts the workflow of an application again. */
export const restartApplication: Route = async (request) => {
  const by = staff(request, 'operator');
  const application = await applicationOf(request);
  try {
    await restart(application, restartRequest(request, by, 'reason'));
  } catch (error) {
    return showAgain(error, request, application);
  }
  return { data: { done: true }, seeOther: `/operator/applications/${application.id}` };
};
