import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What AWS would answer, by action: the inside of the result, or an error's code. */
export type Answers = Record<string, string | { error: string; status?: number; message?: string }>;

/** Stands where AWS would be, for the services that speak the query protocol. */
export async function standIn(answers: Answers, date = new Date().toUTCString()) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const action = new URLSearchParams(Buffer.concat(chunks).toString()).get('Action') ?? '';
    const answer = answers[action] ?? { error: 'InvalidAction' };
    response.setHeader('date', date);
    response.setHeader('content-type', 'text/xml');
    if (typeof answer === 'string') {
      response.end(
        `<${action}Response><${action}Result>${answer}</${action}Result></${action}Response>`,
      );
      return;
    }
    const { error, status = 400, message = '' } = answer;
    response.statusCode = status;
    response.end(
      `<ErrorResponse><Error><Code>${error}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url, close };
}
