import { listSummaries } from '../../adapters/applications.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { refuseBeforeClosing } from '../../domain/review.ts';
import { panelListPage } from '../../views/panel-pages.ts';

/** Lists what waits for this panel member: applications to review, and interviews to record. */
export const listForPanel: Route = async (request) => {
  const { id } = staff(request, 'panel');
  const { programme } = await currentProgramme();
  refuseBeforeClosing(programme, request.now());
  const [submitted, shortlisted] = await Promise.all([
    listSummaries(programme.id, 'submitted'),
    listSummaries(programme.id, 'shortlisted'),
  ]);
  const rows = [...submitted, ...shortlisted].map((application) => ({
    id: application.id,
    reference: application.reference,
    status: application.status,
    mine: application.reviews[id]?.state ?? 'not-started',
  }));
  return { data: { applications: rows }, page: () => panelListPage(programme, rows) };
};
