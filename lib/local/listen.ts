import type { Server } from 'node:http';

/**
 * Listens on 127.0.0.1 and answers the port; 0 chooses a free one.
 * @throws Error named `PortBusy` with one line for the person at the keyboard.
 */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(error.code === 'EADDRINUSE' ? portBusy(port) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function portBusy(port: number): Error {
  const error = new Error(
    `Port ${port} is in use. Stop what uses it, or choose another with --port.`,
  );
  error.name = 'PortBusy';
  return error;
}
