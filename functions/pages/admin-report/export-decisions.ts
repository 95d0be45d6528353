import pMap from 'p-map';
import { loadRecord } from '../../adapters/application-record.ts';
import { loadProgrammeAudit } from '../../adapters/audit.ts';
import { csvFile, jsonFile } from '../../adapters/csv.ts';
import type { Route } from '../../adapters/http.ts';
import { reviewProgramme } from '../../adapters/review-rules.ts';
import { packHeader, packRow } from '../../domain/decision-columns.ts';
import { type PackEntry, packEntry } from '../../domain/decision-pack.ts';
import { releaseOf } from '../../domain/moments.ts';
import type { Programme } from '../../domain/programme.ts';
import { takeAlong } from './take-along.ts';

/** How every application that was sent was decided, a row each. */
export const exportDecisions: Route = (request) =>
  takeAlong(
    request,
    { what: 'export-decisions', name: 'decisions.csv', details: { file: 'csv' } },
    async ({ ids, name }) => {
      const { programme, entries } = await pack(ids);
      return csvFile(name, [
        packHeader(programme),
        ...entries.map((entry) => packRow(programme, entry)),
      ]);
    },
  );

/** The same with everything that happened to each of them. */
export const exportDecisionsWhole: Route = (request) =>
  takeAlong(
    request,
    { what: 'export-decisions', name: 'decisions.json', details: { file: 'json' } },
    async ({ programme: { id, name: called }, ids, name, part }) => {
      const { entries } = await pack(ids);
      return jsonFile(name, {
        programme: { id, name: called },
        madeAt: request.now(),
        ...(part.of > 1 ? { part } : {}),
        applications: entries,
      });
    },
  );

async function pack(ids: string[]): Promise<{ programme: Programme; entries: PackEntry[] }> {
  const programme = await reviewProgramme();
  const [records, history] = await Promise.all([
    pMap(ids, loadRecord, { concurrency: 8 }),
    loadProgrammeAudit(programme.id),
  ]);
  const entries = records
    .filter(({ application }) => application.status !== 'draft')
    .map((record) => ({ ...record, release: releaseOf(history, record.audit) }))
    .map((source) => packEntry(programme, source))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));
  return { programme, entries };
}
