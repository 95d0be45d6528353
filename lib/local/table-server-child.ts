import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DataFolder } from './data-folder.ts';
import { answersHttp } from './orphan-server.ts';
import { listensOn } from './port-owner.ts';
import type { Placement, TableProgram } from './table-server-program.ts';

const ATTEMPTS = 3;
const READY_WITHIN_MS = 30_000;
const POLL_MS = 2;

/** A server that answers, and where. */
export type Started = { child: ChildProcess; port: number };

/**
 * Starts the program on a free port of 127.0.0.1 and returns once it answers. The child does not
 * keep this process alive. Tried more than once, because another program may take the free port
 * before the child does.
 * @throws an Error named `TableServerFailed`, with the program's last words, if it does not come up.
 */
export async function startChild(
  program: TableProgram,
  env: NodeJS.ProcessEnv,
  folder: DataFolder | undefined,
): Promise<Started> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const port = await freePort();
    folder?.note({ serverPid: null, port });
    const child = launch(program, env, { port, ...(folder && { dataFolder: folder.path }) });
    folder?.note({ serverPid: child.pid ?? null, port });
    if (await becomesReady(child, port)) return { child, port };
  }
  const failed = new Error(`The table server does not start: ${lastWords(folder)}`);
  failed.name = 'TableServerFailed';
  throw failed;
}

function launch(program: TableProgram, env: NodeJS.ProcessEnv, placement: Placement): ChildProcess {
  // A file and not a pipe: the server must be able to write even when its host has been killed.
  const { dataFolder } = placement;
  const log = dataFolder === undefined ? undefined : openSync(logFile(dataFolder), 'w');
  const child = spawn(program.command, program.argumentsFor(placement), {
    env,
    stdio: ['ignore', 'ignore', log ?? 'ignore'],
  });
  if (log !== undefined) closeSync(log);
  // Unheard, this event would end the host; a child without a process is noticed by its exit code.
  child.on('error', () => undefined);
  child.unref();
  return child;
}

function logFile(dataFolder: string): string {
  return join(dataFolder, 'table-server.log');
}

function lastWords(folder: DataFolder | undefined): string {
  if (folder === undefined) return 'it ends at once';
  return readFileSync(logFile(folder.path), 'utf8').trim().split('\n').at(-1) || 'it ends at once';
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function becomesReady(child: ChildProcess, port: number): Promise<boolean> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (!hasEnded(child) && performance.now() < giveUpAt) {
    // Who answers may be another academy that was given the same port: it would share its table with us.
    if ((await answersHttp(port)) && listensOn(child.pid ?? -1, port)) return true;
    await delay(POLL_MS);
  }
  await endChild(child);
  return false;
}

/** Ends the child and returns once it is gone; one that has already ended is fine too. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.ref();
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await ended;
  clearTimeout(lastResort);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('No free port was given.');
  return address.port;
}
