import { loadEqualityCounts } from '../../adapters/equality.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { shownCounts } from '../../domain/equality.ts';
import { reportPage } from '../../views/admin/report-page.ts';

/** The files to take along, and how often each answer of the equality form was given. */
export const showReport: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const equality = shownCounts(programme, await loadEqualityCounts(programme.id));
  return { data: { equality }, page: () => reportPage(programme, equality) };
};
