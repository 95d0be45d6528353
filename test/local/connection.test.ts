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
  const ses = new SESClient({
    endpoint: endpoints.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...localConnection(endpoints),
  });
  expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200 });
});
