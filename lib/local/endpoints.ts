import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Clock } from './clock.ts';
import { listen } from './listen.ts';
import type { SesAccount } from './ses/account.ts';
import type { Mailbox } from './ses/mailbox.ts';
import type { Receipts } from './ses/receipts.ts';
import { handleSesRequest } from './ses/server.ts';
import type { AccountStore } from './sign-in/account-store.ts';
import { COGNITO_TARGET, handleCognitoRequest } from './sign-in/cognito.ts';
import type { Runner } from './stepfunctions/runner.ts';
import { handleStepFunctionsRequest } from './stepfunctions/server.ts';

/** What a service answers; `undefined` where it took the request and the answer is lost on the way. */
export type ServiceAnswer = { status: number; headers: Record<string, string>; body: string };

/** The AWS services that the doors' own SDK clients talk to, on one port of 127.0.0.1. */
export type Endpoints = {
  url: string;
  /** The same without the port, for clients in this process. `target` is the header that names the action. */
  answer(target: string | undefined, body: Buffer): Promise<ServiceAnswer | undefined>;
  close(): Promise<void>;
};

/** What stands behind the port. */
type Services = {
  runner: Runner;
  accounts: AccountStore;
  mailbox: Mailbox;
  receipts: Receipts;
  clock: Clock;
  newId: () => string;
  account: SesAccount;
};

/** Serves Step Functions and Cognito (JSON with a target header) and SES (forms) side by side. */
export async function serveEndpoints(host: Services): Promise<Endpoints> {
  const server = createServer(async (request, response) => {
    const target = request.headers['x-amz-target'];
    const answer = await answerTo(host, target?.toString(), await buffer(request));
    if (!answer) {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  // A connection that is closed just as it is used again would be a failed request.
  server.keepAliveTimeout = 0;
  const port = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    answer: (target, body) => answerTo(host, target, body),
    close: () => closeServer(server),
  };
}

async function answerTo(host: Services, target: string | undefined, body: Buffer) {
  if (target === undefined) return handleSesRequest({ ...host, body, now: host.clock.now });
  const text = body.toString();
  const answer = target.startsWith(COGNITO_TARGET)
    ? handleCognitoRequest(host.accounts, target, text)
    : await handleStepFunctionsRequest(host.runner, target, text);
  return { ...answer, headers: JSON_TYPE };
}

const JSON_TYPE = { 'content-type': 'application/x-amz-json-1.0' };

/** Ends a server and every connection that is kept alive. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
