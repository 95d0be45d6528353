import { claimDataFolder, type DataFolder } from './data-folder.ts';
import { endChild, startChild } from './table-server-child.ts';
import { findTableProgram, type TableProgram, thisMachine } from './table-server-program.ts';

/** A DynamoDB endpoint. `pid` is absent if the server is not ours to stop. */
export type TableServer = { endpoint: string; stop(): Promise<void>; pid?: number };

/**
 * Gives a DynamoDB endpoint on this machine: the one that `AWS_ENDPOINT_URL_DYNAMODB` names, or a
 * child process on a free port of 127.0.0.1 that ends with `stop()` or with this process.
 *
 * The data folder (created if missing) belongs to this process until `stop()`; `':memory:'` keeps
 * nothing and locks nothing. A host that handles SIGINT or SIGTERM calls `stop()`; the server of a
 * host that was killed is found and ended by the next start on the same folder.
 *
 * @throws Errors named `TableServerMissing`, `TableServerFailed`, `DataFolderInUse` or
 *   `DataFolderUnusable`, each with one line for the person at the keyboard.
 */
export async function startTableServer(options: {
  dataFolder: string;
  env: NodeJS.ProcessEnv;
}): Promise<TableServer> {
  const { dataFolder, env } = options;
  const endpoint = env['AWS_ENDPOINT_URL_DYNAMODB'];
  const program = endpoint ? undefined : findTableProgram(thisMachine(env));
  const folder = dataFolder === ':memory:' ? undefined : await claimDataFolder(dataFolder);
  try {
    return program === undefined
      ? foreignServer(String(endpoint), folder)
      : await ownServer(program, env, folder);
  } catch (error) {
    folder?.release();
    throw error;
  }
}

/** The rest of the data folder (mailbox, executions) still has one owner only. */
function foreignServer(endpoint: string, folder: DataFolder | undefined): TableServer {
  const release = () => folder?.release();
  process.once('exit', release);
  const stop = async () => {
    process.off('exit', release);
    release();
  };
  return { endpoint, stop };
}

async function ownServer(
  program: TableProgram,
  env: NodeJS.ProcessEnv,
  folder: DataFolder | undefined,
): Promise<TableServer> {
  const { child, port } = await startChild(program, env, folder);
  const abandon = () => {
    child.kill('SIGKILL');
    folder?.release();
  };
  process.once('exit', abandon);
  const stop = async () => {
    await endChild(child);
    process.off('exit', abandon);
    folder?.release();
  };
  const endpoint = `http://127.0.0.1:${port}`;
  return child.pid === undefined ? { endpoint, stop } : { endpoint, stop, pid: child.pid };
}
