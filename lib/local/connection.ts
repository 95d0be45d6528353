import type { Connection } from '../../functions/adapters/connection.ts';
import type { Endpoints } from './endpoints.ts';

/** What the SDK asks, of which these parts count within one process. */
type Request = { headers: Record<string, string>; body?: string | Uint8Array };

/**
 * How the doors' SDK clients reach the services that stand in their own process: without a socket and
 * without a signature, which cost more than what most of these requests do (docs/decisions/0048).
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
  const answer = await endpoints.answer(request.headers['x-amz-target'], bytesOf(request));
  if (!answer) throw lostAnswer();
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
function lostAnswer(): Error {
  return Object.assign(new Error('The answer was lost on the way.'), { name: 'TimeoutError' });
}
