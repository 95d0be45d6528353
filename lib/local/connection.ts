import { Agent, type Dispatcher } from 'undici';
import type { Connection } from '../../functions/adapters/connection.ts';
import type { Endpoints } from './endpoints.ts';

/** What the SDK asks, of which these parts count between processes of one machine. */
type Request = {
  protocol: string;
  hostname: string;
  port?: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
};

type Response = { statusCode: number; headers: Record<string, string>; body: Uint8Array };

/** The connections of one host; `close` lets go of them. */
export type LocalConnection = Connection & {
  /** From now on what is in this process is asked without a socket. */
  shortcutTo(endpoints: Endpoints): void;
  close(): Promise<void>;
};

/**
 * How the doors' SDK clients reach the services of this machine. The SDK's own way is made for a wide
 * network: its sockets and signatures cost more than what most requests of a season do.
 */
export function localConnection(): LocalConnection {
  const agent = new Agent({ connections: CONNECTIONS });
  let near: Endpoints | undefined;
  const exchange = (request: Request) =>
    near?.url === originOf(request) ? exchangeNear(near, request) : exchangeFar(agent, request);
  const requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    handle: async (request: Request) => ({ response: await exchange(request) }),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
  const shortcutTo = (endpoints: Endpoints) => {
    near = endpoints;
  };
  return { requestHandler, signer: UNSIGNED, shortcutTo, close: () => agent.close() };
}

const CONNECTIONS = 50;

/** Whoever may reach these services may use them; the table server wants to see a signature all the same. */
const UNSIGNED = {
  async sign<R>(request: R & { headers?: Record<string, string> }): Promise<R> {
    Object.assign(request.headers ?? {}, {
      'x-amz-date': '20240101T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20240101/local/any/aws4_request, SignedHeaders=host, Signature=none',
    });
    return request;
  },
};

function originOf({ protocol, hostname, port }: Request): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
}

async function exchangeNear(endpoints: Endpoints, request: Request): Promise<Response> {
  const answer = await endpoints.answer(request.headers['x-amz-target'], bytesOf(request));
  if (!answer) throw noAnswer(new Error('The answer was lost on the way.'));
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
function noAnswer(error: Error): Error {
  return Object.assign(error, { name: 'TimeoutError' });
}

function exchangeFar(agent: Agent, request: Request): Promise<Response> {
  const { path, headers } = request;
  const origin = originOf(request);
  const method = request.method as Dispatcher.HttpMethod;
  return new Promise((done, fail) => {
    const answer: Response = { statusCode: 0, headers: {}, body: new Uint8Array() };
    const chunks: Buffer[] = [];
    agent.dispatch(
      { origin, path, method, headers, body: bytesOf(request) },
      {
        onRequestStart: () => undefined,
        onResponseStart(_controller, statusCode, received) {
          answer.statusCode = statusCode;
          answer.headers = received as Record<string, string>;
        },
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd() {
          answer.body = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
          done(answer);
        },
        onResponseError: (_controller, error) => fail(noAnswer(error)),
      },
    );
  });
}
