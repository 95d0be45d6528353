import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  getAccountSendingEnabled,
  getIdentityVerificationAttributes,
  getSendQuota,
  verifyEmailIdentity,
} from './account-actions.ts';
import { AnswerLost } from './behaviour.ts';
import { failure, type SesAnswer, SesRefusal, success } from './query-protocol.ts';
import { sendEmail, sendRawEmail } from './send-actions.ts';
import type { SesHost, SesRequest } from './sending.ts';

type Action = (request: SesRequest) => string | Promise<string>;

const ACTIONS = new Map<string, Action>([
  ['SendRawEmail', sendRawEmail],
  ['SendEmail', sendEmail],
  ['GetSendQuota', getSendQuota],
  ['GetAccountSendingEnabled', getAccountSendingEnabled],
  ['VerifyEmailIdentity', verifyEmailIdentity],
  ['GetIdentityVerificationAttributes', getIdentityVerificationAttributes],
]);

/** Ten megabytes of message in base64, every character of it percent-encoded at worst. */
const MOST_BODY_BYTES = 42 * 1024 * 1024;

/**
 * Answers one request to SES v1 (the Query protocol that `@aws-sdk/client-ses` speaks). Never
 * throws: what it does not know is refused by name. `undefined` is an answer that gets lost.
 */
export async function handleSesRequest(
  request: SesHost & { body: string | Uint8Array },
): Promise<SesAnswer | undefined> {
  const { body, ...host } = request;
  const requestId = host.newId();
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('latin1');
  try {
    const form = new URLSearchParams(text);
    const { name, action } = findAction(form);
    return success(name, await action({ form, host, requestId }), requestId);
  } catch (error) {
    if (error instanceof AnswerLost) return undefined;
    return failure(error instanceof SesRefusal ? error : internalFailure(error), requestId);
  }
}

/** SES alone on an HTTP server that is yet to listen; any path will do. */
export function createSesServer(host: SesHost): Server {
  return createServer((request, response) => {
    respond(host, request, response).catch(() => response.destroy());
  });
}

function findAction(form: URLSearchParams): { name: string; action: Action } {
  const name = form.get('Action');
  if (name === null) throw new SesRefusal('MissingAction', 'The request names no action.');
  const action = ACTIONS.get(name);
  if (action !== undefined) return { name, action };
  const message = `Could not find operation ${name} for version ${form.get('Version')}`;
  throw new SesRefusal('InvalidAction', message);
}

function internalFailure(error: unknown): SesRefusal {
  const reason = error instanceof Error ? error.message : String(error);
  return new SesRefusal('InternalFailure', reason, 500);
}

async function respond(
  host: SesHost,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const answer =
    body === undefined
      ? failure(new SesRefusal('RequestEntityTooLarge', 'Request too large.', 413), host.newId())
      : await handleSesRequest({ ...host, body });
  if (!answer) {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers).end(answer.body);
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    // Read to its end all the same: a client that is still writing would miss the answer.
    if (length <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  return length <= MOST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}
