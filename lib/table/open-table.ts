import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { closeTable } from '../../functions/adapters/table.ts';
import { createTable } from '../local/create-table.ts';
import { REGION } from '../local/machines.ts';
import { StartRefused } from '../local/start-refusal.ts';
import { storedClock } from '../local/stored-clock.ts';
import { startTableServer, type TableServer } from '../local/table-server.ts';
import type { Place } from './place.ts';

/** What is left to do with a table: to close it. */
export type OpenTable = { close(): Promise<void> };

/**
 * Points the adapters at a table, as the host does. For a data folder that is the table server of
 * the academy that runs on it; where none does, one of our own, stopped at the end.
 */
export async function openTable(place: Place, programmeId: string): Promise<OpenTable> {
  if ('table' in place) {
    process.env['TABLE_NAME'] = place.table;
    return { close: async () => closeTable() };
  }
  refuseOtherProgramme(place.data, programmeId);
  const server = await serverOf(place.data);
  const before = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  Object.assign(process.env, {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
    TABLE_NAME: 'academy',
  });
  await createTable('academy');
  const close = async () => {
    closeTable();
    if (before === undefined) delete process.env['AWS_ENDPOINT_URL_DYNAMODB'];
    else process.env['AWS_ENDPOINT_URL_DYNAMODB'] = before;
    await server.stop();
  };
  return { close };
}

function refuseOtherProgramme(dataFolder: string, programmeId: string): void {
  const found = storedClock(dataFolder).read();
  if (found === undefined || found.programmeId === programmeId) return;
  throw new StartRefused(
    `The data folder ${dataFolder} belongs to the programme ${found.programmeId}. Name its file with --programme, or another folder with --data.`,
  );
}

/** Who has the folder is asked of the folder's own lock; a file that says so might be stale. */
async function serverOf(dataFolder: string): Promise<TableServer> {
  try {
    return await startTableServer({ dataFolder, env: process.env });
  } catch (error) {
    if (!(error instanceof Error && error.name === 'DataFolderInUse')) throw error;
    const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? runningEndpoint(dataFolder);
    return { endpoint, stop: async () => undefined };
  }
}

function runningEndpoint(dataFolder: string): string {
  try {
    const { port } = Lock.parse(JSON.parse(readFileSync(join(dataFolder, 'lock.json'), 'utf8')));
    return `http://127.0.0.1:${port}`;
  } catch {
    throw new StartRefused(
      `The academy of ${dataFolder} is just starting or stopping. Try again in a moment.`,
    );
  }
}

const Lock = z.object({ port: z.int().check(z.positive()) });
