import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { whereIs } from '../../adapters/whereabouts.ts';
import { whereaboutsPage } from '../../views/operator/whereabouts-page.ts';

/** Where one application is in the workflow: its reference, stage, steps and executions. */
export const showApplication: Route = async (request) => {
  staff(request, 'operator');
  const { id, reference, status, sending } = await applicationOf(request);
  const { programme } = await currentProgramme();
  const application = { id, reference, status, sending };
  const found = await whereIs(application);
  return {
    data: { application, executions: found.executions ?? null, waits: found.waits },
    page: () =>
      whereaboutsPage({
        ...{ programme, application, ...found },
        ...{ problems: [], typed: {}, requestId: request.newId() },
      }),
  };
};
