import type { AddressInfo } from 'node:net';
import type { Runner } from '../../../lib/local/stepfunctions/runner.ts';
import { createStepFunctionsServer } from '../../../lib/local/stepfunctions/server.ts';

/** Serves a runner over HTTP: its address, and how to end it. */
export async function serve(runner: Runner): Promise<{ url: string; close(): void }> {
  const server = createStepFunctionsServer(runner);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/** What every client of a local server is made with, whatever the address. */
export const CLIENT = {
  region: 'eu-west-2',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  // Two actions put "sync-" before the host name, which an IP address cannot have.
  disableHostPrefix: true,
};
