import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { sep } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What a data folder's lock remembers about the table server of its last owner. */
export type LeftServer = { serverPid: number | null; port: number | null; dataFolder: string };

const PATIENCE_MS = 2_000;

/**
 * Ends the table server that a killed host left behind, and returns once it is gone. A process
 * that merely inherited its number is left alone.
 * @throws an Error if the server does not end, since a second one on its file could corrupt it.
 */
export async function endOrphanServer(left: LeftServer): Promise<void> {
  const pid = await findOrphan(left);
  if (pid === undefined) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    send(pid, signal);
    if (await isGone(pid)) return;
  }
  throw new Error(`The table server left in ${left.dataFolder} (process ${pid}) does not end.`);
}

async function findOrphan(left: LeftServer): Promise<number | undefined> {
  if (left.port === null) return undefined;
  if (process.platform === 'linux') {
    // Killed between starting its server and noting the number: only a search finds that server.
    const candidates = left.serverPid === null ? allProcesses() : [left.serverPid];
    return candidates.find((pid) => servesFrom(pid, left));
  }
  const { serverPid } = left;
  if (serverPid === null || !isAlive(serverPid)) return undefined;
  return (await answersHttp(left.port)) ? serverPid : undefined;
}

function allProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}

function servesFrom(pid: number, { port, dataFolder }: LeftServer): boolean {
  const words = commandLine(pid);
  const namesFolder = words.some(
    (word) => word === dataFolder || word.startsWith(dataFolder + sep),
  );
  return namesFolder && words.includes(String(port));
}

/** Empty for a process that has ended, even if its parent has not collected it yet. */
function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

async function isGone(pid: number): Promise<boolean> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    if (!isRunning(pid)) return true;
    await delay(5);
  }
  return false;
}

/** An orphan may stay a zombie for ever in a container, where nobody collects it. */
function isRunning(pid: number): boolean {
  return process.platform === 'linux' ? commandLine(pid).length > 1 : isAlive(pid);
}

function isAlive(pid: number): boolean {
  return send(pid, 0);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Whether anything on this machine answers HTTP on the port, whatever it says. */
export function answersHttp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, agent: false, timeout: 1_000 }, (response) => {
      response.resume();
      resolve(true);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
