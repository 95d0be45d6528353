import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { hasTeamSession } from '../../adapters/sessions.ts';
import { closesAt, isOpen, opensAt } from '../../domain/timetable.ts';
import { startPage } from '../../views/start-page.ts';

/** Shows the first page. */
export const showStart: Route = async (request) => {
  const { now } = request;
  const { programme } = await currentProgramme();
  const hasApplication = await hasTeamSession(request);
  return {
    data: {
      programme: programme.id,
      name: programme.name,
      opensAt: opensAt(programme),
      closesAt: closesAt(programme),
      open: isOpen(programme, now()),
    },
    page: () => startPage(programme, now(), hasApplication),
  };
};
