import type { Application, Summary } from '../domain/application.ts';
import type { Status } from '../domain/moves.ts';
import { applicationOfItem, SUMMARY_FIELDS, summaryOfItem } from './application-item.ts';
import { keys } from './keys.ts';
import { getItem, queryAll, queryPage } from './table.ts';

/**
 * All applications of a programme, or those of one status, without reading what the teams wrote. From an
 * index: never decide by it.
 */
export async function listSummaries(programmeId: string, status?: Status): Promise<Summary[]> {
  const items = await queryAll({ ...byStage(programmeId, status), ...SUMMARY });
  return items.map(summaryOfItem);
}

const SUMMARY = {
  ProjectionExpression: SUMMARY_FIELDS.map((field) => `#${field}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(SUMMARY_FIELDS.map((field) => [`#${field}`, field])),
};

/** One page of the same, in the order of stages, after an application or from the beginning. */
export async function pageOfSummaries(
  programmeId: string,
  {
    status,
    after,
    size,
  }: { status?: Status | undefined; after?: string | undefined; size: number },
): Promise<Summary[]> {
  const item = after ? await getItem(keys.application(after)) : undefined;
  const { pk, sk, stagePk, stageSk } = item ?? {};
  const page = await queryPage(
    { ...byStage(programmeId, status), ...SUMMARY, Limit: size },
    item && { pk, sk, stagePk, stageSk },
  );
  return page.items.map(summaryOfItem);
}

/** One page of whole applications. */
export async function pageOfApplications(
  programmeId: string,
  status?: Status,
  start?: Record<string, unknown>,
): Promise<{ applications: Application[]; next?: Record<string, unknown> }> {
  const page = await queryPage({ ...byStage(programmeId, status), Limit: 200 }, start);
  const applications = page.items.map(applicationOfItem);
  return { applications, ...(page.next ? { next: page.next } : {}) };
}

function byStage(programmeId: string, status?: Status) {
  return {
    IndexName: 'byStage',
    KeyConditionExpression: `stagePk = :pk${status ? ' AND begins_with(stageSk, :status)' : ''}`,
    ExpressionAttributeValues: {
      ':pk': `PROGRAMME#${programmeId}`,
      ...(status ? { ':status': `${status}#` } : {}),
    },
  };
}
