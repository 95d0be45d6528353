import { createServer, type Server } from 'node:http';
import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalConnection, localConnection } from '../../lib/local/connection.ts';
import type { Endpoints, ServiceAnswer } from '../../lib/local/endpoints.ts';
import { closeServer } from '../../lib/local/endpoints.ts';
import { listen } from '../../lib/local/listen.ts';

let connection: LocalConnection;
let server: Server | undefined;

beforeEach(() => {
  connection = localConnection();
  server = undefined;
});

afterEach(async () => {
  if (server) await closeServer(server);
  await connection.close();
});

const QUOTA = `<GetSendQuotaResponse><GetSendQuotaResult><Max24HourSend>200</Max24HourSend></GetSendQuotaResult></GetSendQuotaResponse>`;
const ANSWER: ServiceAnswer = { status: 200, headers: { 'content-type': 'text/xml' }, body: QUOTA };

/** A service on a port that answers so, in turn; `undefined` breaks the connection off. */
async function service(answers: (ServiceAnswer | undefined)[]): Promise<string> {
  server = createServer((request, response) => {
    const answer = answers.shift();
    if (!answer) return void request.socket.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  return `http://127.0.0.1:${await listen(server, 0)}`;
}

function client(endpoint: string): SESClient {
  return new SESClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...connection,
  });
}

it('what is behind a port answers the SDK as it does over the SDK’s own sockets', async () => {
  const ses = client(await service([ANSWER]));
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200 });
});

it('an answer that is lost on the way is asked for again', async () => {
  const ses = client(await service([undefined, ANSWER]));
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200 });
});

it('what is in the same process is asked without a socket, and a lost answer is asked for again', async () => {
  const answers = [undefined, ANSWER];
  const endpoints: Endpoints = {
    url: 'http://127.0.0.1:9',
    answer: async () => answers.shift(),
    close: async () => undefined,
  };
  connection.shortcutTo(endpoints);
  const ses = client(endpoints.url);
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200 });
});
