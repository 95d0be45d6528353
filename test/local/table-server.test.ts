import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTableServer, type TableServer } from '../../lib/local/table-server.ts';

type Said = { endpoint?: string; serverPid?: number; refused?: string; message?: string };
type Host = { child: ChildProcess; said: Said };

let folder: string;
let hosts: ChildProcess[];
let servers: TableServer[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'table-server-'));
  hosts = [];
  servers = [];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await Promise.all(hosts.map(endOfInput));
  rmSync(folder, { recursive: true });
});

async function start(dataFolder = folder, env: NodeJS.ProcessEnv = {}): Promise<TableServer> {
  const server = await startTableServer({ dataFolder, env });
  servers.push(server);
  return server;
}

/** Another academy on the same folder, in a process of its own. */
async function startHost(): Promise<Host> {
  const script = join(import.meta.dirname, 'fixtures/table-host.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  hosts.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, said: JSON.parse(line) as Said };
}

async function endOfInput(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.stdin?.end();
  await once(child, 'exit');
}

async function killNine({ child }: Host): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function isAlive(pid = -1): boolean {
  try {
    // An ended process that nobody collected still has a number, but no command line.
    const onLinux = process.platform === 'linux';
    return onLinux ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '' : process.kill(pid, 0);
  } catch {
    return false;
  }
}

function clientOf({ endpoint }: TableServer): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint, region: 'eu-west-2', credentials });
}

async function tablesIn(server: TableServer): Promise<string[] | undefined> {
  return (await clientOf(server).send(new ListTablesCommand())).TableNames;
}

async function createTable(server: TableServer): Promise<void> {
  const AttributeDefinitions = [{ AttributeName: 'pk', AttributeType: 'S' as const }];
  const KeySchema = [{ AttributeName: 'pk', KeyType: 'HASH' as const }];
  const how = { BillingMode: 'PAY_PER_REQUEST' as const, AttributeDefinitions, KeySchema };
  await clientOf(server).send(new CreateTableCommand({ TableName: 'academy', ...how }));
}

const lockFile = () => join(folder, 'lock.json');
const readLock = () => JSON.parse(readFileSync(lockFile(), 'utf8'));

test('serves DynamoDB from memory on a loopback port', async () => {
  const server = await start(':memory:');
  expect(server.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await tablesIn(server)).toEqual([]);
});

test('keeps a folder from one run to the next, and creates it', async () => {
  const inside = join(folder, 'not', 'there yet');
  const first = await start(inside);
  await createTable(first);
  await first.stop();
  expect(await tablesIn(await start(inside))).toEqual(['academy']);
});

test('stops within a moment although a client is still connected', async () => {
  const server = await start();
  await tablesIn(server);
  const before = performance.now();
  await server.stop();
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(isAlive(server.pid)).toBe(false);
  expect(existsSync(lockFile())).toBe(false);
});

test('uses the endpoint that the environment names, and starts nothing', async () => {
  const AWS_ENDPOINT_URL_DYNAMODB = 'http://127.0.0.1:8000';
  const server = await start(folder, { AWS_ENDPOINT_URL_DYNAMODB });
  expect(server).toMatchObject({ endpoint: 'http://127.0.0.1:8000' });
  expect(server.pid).toBeUndefined();
  await expect(start()).rejects.toMatchObject({ name: 'DataFolderInUse' });
});

test('writes down who owns the folder', async () => {
  const server = await start();
  expect(readLock()).toMatchObject({ pid: process.pid, serverPid: server.pid });
  expect(server.endpoint).toMatch(new RegExp(`:${readLock().port}$`));
});

test('refuses a second start on a live host with one line that names folder and process', async () => {
  const first = await startHost();
  const error = await start().catch((reason: Error) => reason);
  expect(error).toMatchObject({ name: 'DataFolderInUse' });
  expect((error as Error).message).toContain(folder);
  expect((error as Error).message).toContain(`kill ${first.child.pid}`);
  expect((error as Error).message).not.toContain('\n');
  expect((await startHost()).said.refused).toBe('DataFolderInUse');
  expect(isAlive(first.said.serverPid)).toBe(true);
});

test('refuses a second start within the same process', async () => {
  await start();
  await expect(start()).rejects.toMatchObject({ name: 'DataFolderInUse' });
});

test('takes the server along when its host exits by itself', async () => {
  const { child, said } = await startHost();
  await endOfInput(child);
  expect(isAlive(said.serverPid)).toBe(false);
  expect(existsSync(lockFile())).toBe(false);
});

test('ends the server that outlived a killed host, and loses nothing', async () => {
  const killed = await startHost();
  await createTable({ endpoint: String(killed.said.endpoint), stop: async () => undefined });
  await killNine(killed);
  expect(isAlive(killed.said.serverPid)).toBe(true);
  const server = await start();
  expect(isAlive(killed.said.serverPid)).toBe(false);
  expect(readLock()).toMatchObject({ pid: process.pid, serverPid: server.pid });
  expect(await tablesIn(server)).toEqual(['academy']);
});

test.runIf(process.platform === 'linux')(
  'finds the server of a host killed before it could note the number',
  async () => {
    const killed = await startHost();
    await killNine(killed);
    writeFileSync(lockFile(), JSON.stringify({ ...readLock(), serverPid: null }));
    await start();
    expect(isAlive(killed.said.serverPid)).toBe(false);
  },
);

test('neither kills nor waits for a program that inherited the numbers in the lock', async () => {
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = bystander.pid;
  const lock = { pid, serverPid: pid, port: 8000, startedAt: '2024-09-01T08:00:00.000Z' };
  writeFileSync(lockFile(), JSON.stringify(lock));
  await start();
  expect(isAlive(pid)).toBe(true);
  bystander.kill();
});

test('is not stopped by a lock that nobody can read', async () => {
  writeFileSync(lockFile(), '{"pid": 12');
  expect(await tablesIn(await start())).toEqual([]);
});

test.each([1, 2, 3])('lets exactly one of four racing starts have a stale lock (%i)', async () => {
  const killed = await startHost();
  await killNine(killed);
  const racers = await Promise.all([startHost(), startHost(), startHost(), startHost()]);
  const winners = racers.filter(({ said }) => said.refused === undefined);
  const losers = racers.filter(({ said }) => said.refused === 'DataFolderInUse');
  expect([winners.length, losers.length]).toEqual([1, 3]);
  expect(readLock().pid).toBe(winners[0]?.child.pid);
  expect(isAlive(killed.said.serverPid)).toBe(false);
  expect(isAlive(winners[0]?.said.serverPid)).toBe(true);
});

test('says in the words of the server why it does not start, and frees the folder', async () => {
  writeFileSync(join(folder, 'academy.db'), 'this is no database'.repeat(100));
  await expect(start()).rejects.toThrow(/does not start: error: .*not a valid SQLite database/);
  rmSync(join(folder, 'academy.db'));
  expect(await tablesIn(await start())).toEqual([]);
});

test('refuses a data folder that is a file', async () => {
  writeFileSync(join(folder, 'file'), '');
  const refusal = { name: 'DataFolderUnusable', message: expect.stringContaining('file') };
  await expect(start(join(folder, 'file'))).rejects.toMatchObject(refusal);
});
