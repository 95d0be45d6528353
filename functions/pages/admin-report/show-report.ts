import { loadCounts } from '../../adapters/counts.ts';
import { loadEqualityCounts } from '../../adapters/equality.ts';
import type { Route } from '../../adapters/http.ts';
import { readParts } from '../../adapters/part-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { shownCounts } from '../../domain/equality.ts';
import { partsFor } from '../../domain/export-parts.ts';
import { reportPage } from '../../views/admin/report-page.ts';

/** The files to take along, and how often each answer of the equality form was given. */
export const showReport: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const [answered, counts] = await Promise.all([
    loadEqualityCounts(programme.id),
    loadCounts(programme.id),
  ]);
  const equality = shownCounts(programme, answered);
  const parts = readParts(request.query) ?? partsFor(counts['list.all'] ?? 0);
  return { data: { equality, parts }, page: () => reportPage(programme, equality, parts) };
};
