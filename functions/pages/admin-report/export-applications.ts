import { listApplications } from '../../adapters/applications.ts';
import { csvFile } from '../../adapters/csv.ts';
import type { Route } from '../../adapters/http.ts';
import { noteExport } from '../../adapters/note-export.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { csvHeader, csvRow } from '../../domain/form/export.ts';

/** Every application that was sent, a row each; drafts are their teams’ own. */
export const exportApplications: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  await noteExport(programme.id, by, 'export-applications', request);
  const sent = (await listApplications(programme.id)).filter(({ status }) => status !== 'draft');
  const rows = sent.map(({ reference, draft }) => csvRow(programme, reference, draft));
  return { data: {}, ...csvFile('applications.csv', [csvHeader(programme), ...rows]) };
};
