import { loadApplications } from '../../adapters/applications.ts';
import { csvFile } from '../../adapters/csv.ts';
import type { Route } from '../../adapters/http.ts';
import { memberCsvHeader, memberCsvRow } from '../../domain/form/export.ts';
import { takeAlong } from './take-along.ts';

/** Everybody in the teams that sent an application, a row each. */
export const exportMembers: Route = (request) =>
  takeAlong(
    request,
    { what: 'export-members', name: 'members.csv' },
    async ({ programme, ids, name }) => {
      const sent = (await loadApplications(ids)).filter(({ status }) => status !== 'draft');
      const rows = sent.flatMap(({ reference, draft }) =>
        draft.members.map((member) => memberCsvRow(programme, reference, member)),
      );
      return csvFile(name, [memberCsvHeader(programme), ...rows]);
    },
  );
