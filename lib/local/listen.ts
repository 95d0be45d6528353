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

/** Answers what is no request at all, such as an address without a slash, in words and not with nothing. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) return void socket.destroy();
    const text = 'The request cannot be read. Check its address and headers, then send it again.\n';
    const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\ncontent-length: ${text.length}`;
    socket.end(`${head}\r\nconnection: close\r\n\r\n${text}`);
  });
}

function portBusy(port: number): Error {
  const error = new Error(
    `Port ${port} is in use. Stop what uses it, or choose another with --port.`,
  );
  error.name = 'PortBusy';
  return error;
}
