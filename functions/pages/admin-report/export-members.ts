import { listApplications } from '../../adapters/applications.ts';
import { csvFile } from '../../adapters/csv.ts';
import type { Route } from '../../adapters/http.ts';
import { noteExport } from '../../adapters/note-export.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { memberCsvHeader, memberCsvRow } from '../../domain/form/export.ts';

/** Everybody in the teams that sent an application, a row each. */
export const exportMembers: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  await noteExport(programme.id, by, 'export-members', request);
  const sent = (await listApplications(programme.id)).filter(({ status }) => status !== 'draft');
  const rows = sent.flatMap(({ reference, draft }) =>
    draft.members.map((member) => memberCsvRow(programme, reference, member)),
  );
  return { data: {}, ...csvFile('members.csv', [memberCsvHeader(programme), ...rows]) };
};
