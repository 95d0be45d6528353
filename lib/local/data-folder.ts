import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { endOrphanServer } from './orphan-server.ts';

/** What `lock.json` says about the folder's owner; the server's half is null until it runs. */
export type Lock = {
  pid: number;
  serverPid: number | null;
  port: number | null;
  startedAt: string;
};

/** A data folder that belongs to this process until released. */
export type DataFolder = {
  /** Absolute, links resolved. */
  path: string;
  /** Notes which server works in the folder, so that it can be found if this process is killed. */
  note(server: { serverPid: number | null; port: number | null }): void;
  /** Gives the folder up; may be called twice, and from an `exit` listener. */
  release(): void;
};

/**
 * Takes a data folder (created if missing) for this process alone, and ends the table server that
 * a killed owner left in it.
 *
 * Who owns the folder is decided by the operating system's lock on `owner.lock`, which goes when
 * the process does, however it ended: no stale file to judge, no recycled process number to mistake
 * for the owner, one winner in every race. `lock.json` only tells who it is.
 *
 * @throws an Error named `DataFolderInUse` if a live process, this one included, has it;
 *   one named `DataFolderUnusable` if it cannot be created or written.
 */
export async function claimDataFolder(folder: string): Promise<DataFolder> {
  const path = prepare(folder);
  const guard = takeGuard(path);
  const file = join(path, 'lock.json');
  const owner = { pid: process.pid, startedAt: new Date().toISOString() };
  const note: DataFolder['note'] = (server) => writeLock(file, { ...owner, ...server });
  const release = () => {
    if (!guard.isOpen) return;
    rmSync(file, { force: true });
    guard.close();
  };
  try {
    const left = readLock(file);
    const server = { serverPid: left?.serverPid ?? null, port: left?.port ?? null };
    // The orphan stays on record until it is gone, should this process be killed meanwhile.
    note(server);
    await endOrphanServer({ ...server, dataFolder: path });
    note({ serverPid: null, port: null });
  } catch (error) {
    guard.close();
    throw error;
  }
  return { path, note, release };
}

function prepare(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (error) {
    throw unusable(folder, error);
  }
}

function takeGuard(path: string): DatabaseSync {
  const guard = openGuard(path);
  try {
    guard.exec('BEGIN EXCLUSIVE');
    return guard;
  } catch (error) {
    guard.close();
    throw isBusy(error) ? inUse(path) : unusable(path, error);
  }
}

function openGuard(path: string): DatabaseSync {
  try {
    const guard = new DatabaseSync(join(path, 'owner.lock'), { timeout: 0 });
    // Nothing is ever written, so there is nothing to roll back either.
    guard.exec('PRAGMA journal_mode = OFF');
    return guard;
  } catch (error) {
    throw isBusy(error) ? inUse(path) : unusable(path, error);
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function inUse(path: string): Error {
  const pid = readLock(join(path, 'lock.json'))?.pid;
  const who = pid === undefined ? 'another academy' : `the academy of process ${pid}`;
  const stop = pid === undefined ? 'stop it' : `stop it (kill ${pid})`;
  return named(
    'DataFolderInUse',
    `${path} is in use by ${who}: open that one in the browser, ${stop}, or choose another folder.`,
  );
}

function unusable(path: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return named('DataFolderUnusable', `${path} cannot be used as a data folder: ${reason}`);
}

function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** Written aside and renamed: a reader finds the old text or the new one, never half of one. */
function writeLock(file: string, lock: Lock): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(lock)}\n`);
  renameSync(`${file}.new`, file);
}

function readLock(file: string): Lock | undefined {
  try {
    const lock: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isLock(lock) ? lock : undefined;
  } catch {
    // Absent, or not ours: it decides nothing, so it must not stop anybody either.
    return undefined;
  }
}

function isLock(value: unknown): value is Lock {
  if (typeof value !== 'object' || value === null) return false;
  const lock = value as Partial<Record<keyof Lock, unknown>>;
  const optional = [lock.serverPid, lock.port];
  return isWhole(lock.pid) && optional.every((each) => each === null || isWhole(each));
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}
