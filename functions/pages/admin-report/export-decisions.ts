import pMap from 'p-map';
import { loadRecord } from '../../adapters/application-record.ts';
import { listSummaries } from '../../adapters/applications.ts';
import { loadProgrammeAudit } from '../../adapters/audit.ts';
import { csvFile, jsonFile } from '../../adapters/csv.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { noteExport } from '../../adapters/note-export.ts';
import { reviewProgramme } from '../../adapters/review-rules.ts';
import { staff } from '../../adapters/sessions.ts';
import { packHeader, packRow } from '../../domain/decision-columns.ts';
import { type PackEntry, packEntry } from '../../domain/decision-pack.ts';
import { releaseOf } from '../../domain/moments.ts';
import type { Programme } from '../../domain/programme.ts';

/** How every application that was sent was decided, a row each. */
export const exportDecisions: Route = async (request) => {
  const { programme, entries } = await pack(request, 'csv');
  const rows = entries.map((entry) => packRow(programme, entry));
  return { data: {}, ...csvFile('decisions.csv', [packHeader(programme), ...rows]) };
};

/** The same with everything that happened to each of them. */
export const exportDecisionsWhole: Route = async (request) => {
  const { programme, entries } = await pack(request, 'json');
  const { id, name } = programme;
  const content = { programme: { id, name }, madeAt: request.now(), applications: entries };
  return { data: {}, ...jsonFile('decisions.json', content) };
};

/** Nothing goes out before it has been noted who takes it along. */
async function pack(
  request: PageRequest,
  file: 'csv' | 'json',
): Promise<{ programme: Programme; entries: PackEntry[] }> {
  const by = staff(request, 'admin');
  const programme = await reviewProgramme();
  const sent = (await listSummaries(programme.id)).filter(({ status }) => status !== 'draft');
  const [records, history] = await Promise.all([
    pMap(sent, ({ id }) => loadRecord(id), { concurrency: 8 }),
    loadProgrammeAudit(programme.id),
  ]);
  const entries = records
    .map((record) => ({ ...record, release: releaseOf(history, record.audit) }))
    .map((source) => packEntry(programme, source))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));
  await noteExport(programme.id, by, 'export-decisions', request, { file });
  return { programme, entries };
}
