import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { expect, it } from 'vitest';
import { endChild, startChild } from '../../lib/local/table-server-child.ts';
import { findTableProgram, thisMachine } from '../../lib/local/table-server-program.ts';

it('whoever else answers on the port that a table server was to have is not taken for it', async () => {
  const real = findTableProgram(thisMachine(process.env));
  const taken: { port: number; server: Server }[] = [];
  const program = {
    command: 'sh',
    // The first time another server is faster, and ours ends as one does that cannot listen.
    argumentsFor: (placement: { port: number }) => {
      if (taken.length > 0) {
        return ['-c', 'exec "$0" "$@"', real.command, ...real.argumentsFor(placement)];
      }
      const server = createServer((_request, response) => response.end('Not yours')).listen(
        placement.port,
        '127.0.0.1',
      );
      taken.push({ port: placement.port, server });
      return ['-c', 'sleep 0.2'];
    },
  };
  const { child, port } = await startChild(program, process.env, undefined);
  expect(port).not.toBe(taken[0]?.port);
  await endChild(child);
  const [first] = taken;
  first?.server.close();
  await once(first?.server ?? child, 'close');
});
