import { spawn } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answersHttp } from '../../../lib/local/orphan-server.ts';
import { storedClock } from '../../../lib/local/stored-clock.ts';
import { findTableProgram, thisMachine } from '../../../lib/local/table-server-program.ts';
import type { Academy } from '../../fixtures/host.ts';
import { failure, meddle } from '../../fixtures/meddle.ts';

/** What belongs to the process that has the folder, and goes with it. */
const OWNERS = ['owner.lock', 'lock.json'];

/** A data folder whose table server was killed, and a copy of what was in it at that moment. */
export type Killed = { folder: string; copy: string; port: number };

/** Kills the table server as the machine's going off would, and keeps what is in the folder then. */
export async function kill(folder: string, number: number): Promise<Killed> {
  const lock = readFileSync(join(folder, 'lock.json'), 'utf8');
  const { serverPid, port } = JSON.parse(lock) as { serverPid: number; port: number };
  process.kill(serverPid, 'SIGKILL');
  await until(port, false);
  const copy = `${folder.replace(/-killed-\d+$/, '')}-killed-${number}`;
  const isKept = (path: string) => !OWNERS.includes(basename(path));
  cpSync(folder, copy, { recursive: true, filter: isKept });
  return { folder, copy, port };
}

/** Kills it at the n-th write to the table; nothing that is asked after that is answered. */
export function killAt(folder: string, number: number, nth: number) {
  let writes = 0;
  let dying: Promise<Killed> | undefined;
  const heal = meddle({
    before: async ({ command }) => {
      writes += /Get|Query|Scan/.test(command) ? 0 : 1;
      if (writes >= nth) dying ??= kill(folder, number);
      if (!dying) return;
      await dying;
      throw failure('Killed');
    },
  });
  /** Dead in any case: at rest, where there were fewer writes. */
  const dead = () => (dying ??= kill(folder, number));
  return { heal, dead };
}

/**
 * Lets the host go that nobody needs any more. It lives in our own process, so it is stopped, on a table
 * server of its own; what it still does is done in the folder that was left behind.
 */
export async function bury(academy: Academy, { folder, port }: Killed): Promise<void> {
  const program = findTableProgram(thisMachine(process.env));
  const { command } = program;
  const child = spawn(command, program.argumentsFor({ port, dataFolder: folder }), {
    stdio: 'ignore',
  });
  try {
    await until(port, true);
    await academy.stop();
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder remembers how far the clock had got; one that goes on by itself writes it down as it goes. */
export function rememberClock({ copy }: Killed, programmeId: string, now: string): void {
  storedClock(copy).write({ programmeId, now });
}

async function until(port: number, answers: boolean): Promise<void> {
  for (let look = 0; look < 2000; look += 1) {
    if ((await answersHttp(port)) === answers) return;
    await delay(2);
  }
  throw new Error(`The table server ${answers ? 'does not start' : 'cannot be killed'}`);
}
