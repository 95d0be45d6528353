import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The state of a socket that listens, in the kernel's tables of sockets. */
const LISTENING = '0A';

/**
 * Whether a process of ours listens on a port. Only Linux says so; elsewhere whoever answers there is
 * taken for it.
 */
export function listensOn(pid: number, port: number): boolean {
  if (process.platform !== 'linux') return true;
  const sockets = listenersAt(port).map((inode) => `socket:[${inode}]`);
  return openFiles(pid).some((file) => sockets.includes(file));
}

/** The sockets that listen on a port, by the numbers of their files. */
function listenersAt(port: number): string[] {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local, , state]) => local?.endsWith(ending) && state === LISTENING)
      .flatMap((columns) => columns[9] ?? []),
  );
}

/** What a process has open; nothing where it has ended meanwhile. */
function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).map((name) => readlinkSync(`${folder}/${name}`));
  } catch {
    return [];
  }
}
