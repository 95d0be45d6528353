import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';

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
    [...listenersIn(table)]
      .filter(([, local]) => local?.endsWith(ending))
      .flatMap((columns) => columns[9] ?? []),
  );
}

/**
 * The rows of those who listen. They come first in the kernel's tables, and what follows them is not
 * read: the kernel takes longer to list a busy machine's other sockets than a server takes to start.
 */
function* listenersIn(table: string): Generator<string[]> {
  for (const line of linesOf(table)) {
    const columns = line.trim().split(/\s+/);
    const isHeading = columns[0] === 'sl';
    if (!isHeading && columns[3] !== LISTENING) return;
    if (!isHeading) yield columns;
  }
}

/** A file's lines, of which no more is read than is looked at. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const part = Buffer.alloc(4096);
  let rest = '';
  try {
    for (let read = readSync(file, part); read > 0; read = readSync(file, part)) {
      const lines = (rest + part.toString('latin1', 0, read)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
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
