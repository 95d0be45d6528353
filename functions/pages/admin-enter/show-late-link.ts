import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { lateEnds, refuseLateLink } from '../../domain/late-link.ts';
import { lateLinkPage } from '../../views/enter-pages.ts';

/** Shows the form by which staff let one team send after the deadline. */
export const showLateLink: Route = async (request) => {
  staff(request, 'admin');
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  const now = request.now();
  refuseLateLink(programme, now);
  const ends = lateEnds(programme, now);
  return {
    data: { status: application.status, lateUntil: application.lateUntil, ends },
    page: () =>
      lateLinkPage(programme, application, ends, {
        ...{ problems: [], typed: {}, requestId: request.newId() },
      }),
  };
};
