import type { Connection } from '../../functions/adapters/connection.ts';
import type { Endpoints } from './endpoints.ts';

/** What the SDK asks, of which these parts count within one process. */
type Request = {
  hostname: string;
  port?: number;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

/**
 * How the doors' SDK clients reach the services that stand in their own process: without a socket and
 * without a signature, which cost more than what most of these requests do (docs/decisions/0048). At any
 * other address nobody answers.
 */
export function localConnection(endpoints: Endpoints): Connection {
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: Request) => ({ response: await exchange(endpoints, request) }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
  return { requestHandler, signer: { sign: async (request) => request } };
}

async function exchange(endpoints: Endpoints, request: Request) {
  const { hostname, port, headers } = request;
  const isHere = new URL(endpoints.url).host === `${hostname}:${port}`;
  const answer = isHere
    ? await endpoints.answer(headers['x-amz-target'], bytesOf(request))
    : undefined;
  if (!answer) throw noAnswer();
  return {
    statusCode: answer.status,
    headers: answer.headers,
    body: Buffer.from(answer.body),
  };
}

/** Plain bytes, since the SDK's own kind warns whoever looks at it as a text. */
function bytesOf({ body = '' }: Request): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** The SDK takes it for a service that may answer the next time. */
function noAnswer(): Error {
  return Object.assign(new Error('No answer came.'), { name: 'TimeoutError' });
}
