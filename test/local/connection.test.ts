import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { localConnection } from '../../lib/local/connection.ts';
import type { Endpoints, ServiceAnswer } from '../../lib/local/endpoints.ts';

const QUOTA = `<GetSendQuotaResponse><GetSendQuotaResult><Max24HourSend>200</Max24HourSend></GetSendQuotaResult></GetSendQuotaResponse>`;
const ANSWER: ServiceAnswer = { status: 200, headers: { 'content-type': 'text/xml' }, body: QUOTA };

it('what is in the same process is asked without a socket, and a lost answer is asked for again', async () => {
  const answers = [undefined, ANSWER];
  const endpoints: Endpoints = {
    url: 'http://127.0.0.1:9',
    answer: async () => answers.shift(),
    close: async () => undefined,
  };
  const ses = client(endpoints.url, endpoints);
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200 });
});

it('at another address than the host’s own nobody answers', async () => {
  const answer = async () => ANSWER;
  const endpoints: Endpoints = { url: 'http://127.0.0.1:9', answer, close: async () => undefined };
  const ses = client('http://127.0.0.1:10', endpoints);
  await expect(ses.send(new GetSendQuotaCommand({}))).rejects.toThrow('No answer came.');
});

function client(endpoint: string, endpoints: Endpoints): SESClient {
  return new SESClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...localConnection(endpoints),
  });
}
