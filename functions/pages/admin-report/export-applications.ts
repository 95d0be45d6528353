import { loadApplications } from '../../adapters/applications.ts';
import { csvFile } from '../../adapters/csv.ts';
import type { Route } from '../../adapters/http.ts';
import { csvHeader, csvRow } from '../../domain/form/export.ts';
import { takeAlong } from './take-along.ts';

/** Every application that was sent, a row each; drafts are their teams’ own. */
export const exportApplications: Route = (request) =>
  takeAlong(
    request,
    { what: 'export-applications', name: 'applications.csv' },
    async ({ programme, ids, name }) => {
      const sent = (await loadApplications(ids)).filter(({ status }) => status !== 'draft');
      const rows = sent.map(({ reference, draft }) => csvRow(programme, reference, draft));
      return csvFile(name, [csvHeader(programme), ...rows]);
    },
  );
