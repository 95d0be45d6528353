import { loadProgrammeAudit } from '../../adapters/audit.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { historyPage } from '../../views/admin/timeline-page.ts';

/** What happened to the programme as a whole: releases, files, mails of no application. */
export const showHistory: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const history = await loadProgrammeAudit(programme.id);
  return {
    data: { history },
    page: () => historyPage(programme, history),
  };
};
