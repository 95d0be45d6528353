import type { IncomingMessage, Server } from 'node:http';

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
  server.on('clientError', (error: Error & { rawPacket?: Buffer }, socket) => {
    if (!socket.writable) return void socket.destroy();
    // Who asks for the head alone gets no body, not even then.
    const isHead = error.rawPacket?.toString('latin1', 0, 5) === 'HEAD ';
    const text = 'The request cannot be read. Check its address and headers, then send it again.\n';
    const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain\r\ncontent-length: ${text.length}`;
    socket.end(`${head}\r\nconnection: close\r\n\r\n${isHead ? '' : text}`);
  });
}

/** The address that a request asks for; what cannot be one is taken for a page that is not there. */
export function addressOf({ url = '/', headers }: IncomingMessage): URL {
  const path = url.startsWith('/') ? url : `/${url}`;
  const host = headers.host ?? 'localhost';
  return (
    URL.parse(`http://${host}${path}`) ??
    URL.parse(`http://localhost${path}`) ??
    new URL('http://localhost/no-such-page')
  );
}

function portBusy(port: number): Error {
  const error = new Error(
    `Port ${port} is in use. Stop what uses it, or choose another with --port.`,
  );
  error.name = 'PortBusy';
  return error;
}
