import { Agent, request } from 'node:http';
import type { BadRequest } from './bad-request.ts';

/** What came back; status 0 where nothing did in time. */
export type Heard = { status: number; type: string; text: string; ms: number };

/** How long an answer may take; longer is a hang. */
const PATIENCE_MS = 5_000;

const agent = new Agent({ keepAlive: true, maxSockets: 24 });

/** Sends a request as it is, and waits for the answer no longer than people would. */
export function send(base: string, { method, path, headers, body }: BadRequest): Promise<Heard> {
  const began = performance.now();
  const { hostname, port } = new URL(base);
  return new Promise((done) => {
    const finish = (status: number, type: string, text: string) =>
      done({ status, type, text, ms: performance.now() - began });
    const length = body ? { 'content-length': body.length } : {};
    // An address that the client cannot even send is written down as what can be sent of it.
    const sendable = path.replace(/[^\x21-\x7e]/g, '') || '/';
    const outgoing = request(
      { hostname, port, method, path: sendable, headers: { ...headers, ...length }, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const type = String(response.headers['content-type'] ?? '');
          finish(response.statusCode ?? 0, type, Buffer.concat(chunks).toString());
        });
        response.on('error', () => finish(0, '', 'the answer broke off'));
      },
    );
    outgoing.setTimeout(PATIENCE_MS, () => outgoing.destroy(new Error('no answer in time')));
    outgoing.on('error', (error) => finish(0, '', error.message));
    outgoing.end(body);
  });
}
