import { pageOfSummaries } from '../../adapters/application-lists.ts';
import { loadCounts } from '../../adapters/counts.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { Status } from '../../domain/moves.ts';
import { applicationsPage } from '../../views/admin/applications-page.ts';

/** Every application by where it stands, drafts too; a page is what is read. */
export const listApplications: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const { query } = request;
  const status = Status.safeParse(query['status']).data;
  const size = programme.shortlist.pageSize;
  const [rows, counts] = await Promise.all([
    pageOfSummaries(programme.id, { status, after: query['after'], size }),
    loadCounts(programme.id),
  ]);
  const next = rows.length === size ? rows.at(-1)?.id : undefined;
  return {
    data: { applications: rows, next: next ?? null },
    page: () => applicationsPage({ programme, status, rows, counts, next }),
  };
};
