import {
  GetSendQuotaCommand,
  type SESClient,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { attemptOf } from '../../../functions/adapters/mail-attempt.ts';
import type { SesAccount } from '../../../lib/local/ses/account.ts';
import { shortenMails } from '../../../lib/local/ses/short-way.ts';
import { mailTo, rawMail, type SesFixture, startSes } from '../fixtures/ses-host.ts';

let running: SesFixture | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(account: SesAccount, way: 'long' | 'short'): Promise<SesFixture> {
  await running?.close();
  running = await startSes(account);
  const { ses, mailbox, clock } = running;
  let ids = 0;
  const newId = () => `mail-${++ids}`;
  if (way === 'short') shortenMails(ses, { mailbox, account, now: () => clock.now, newId });
  return running;
}

/** What the client answers or throws, and what is kept. */
async function outcome(fixture: SesFixture, input: SendRawEmailCommandInput) {
  const answer: unknown = await ask(fixture.ses, input);
  return { answer, kept: fixture.mailbox.all() };
}

function ask(ses: SESClient, input: SendRawEmailCommandInput): Promise<unknown> {
  return ses.send(new SendRawEmailCommand(input)).then(
    ({ MessageId }) => ({ MessageId }),
    (error) => ({
      ...{ name: error.name, message: error.message, fault: error.$fault },
      status: error.$metadata.httpStatusCode,
    }),
  );
}

const Data = mailTo('Ann <ann@example.org>', 'ben@example.org');
const RawMessage = { Data };
const LONG = Buffer.concat([Data, Buffer.alloc(11 * 1024 * 1024, 'x')]);

describe('the short way of a mail into the same process', () => {
  it.each<[string, SendRawEmailCommandInput, SesAccount?]>([
    ['a mail to whom its headers say', { RawMessage }],
    [
      'a mail to others than its headers say, with all that can be said beside it',
      {
        RawMessage,
        Source: 'academy@example.org',
        Destinations: ['eve@example.org'],
        Tags: [{ Name: 'ledger', Value: 'one' }],
        ConfigurationSetName: 'qi4all',
      },
    ],
    ['a mail without a sender', { RawMessage: { Data: rawMail('To: ann@example.org') } }],
    ['a mail that is too long', { RawMessage: { Data: LONG } }],
    ['an address that is none', { RawMessage, Destinations: ['ann'] }],
    ['a tag that is none', { RawMessage, Tags: [{ Name: 'ledger', Value: 'ä' }] }],
    ['a sender that is not verified', { RawMessage }, { verified: ['example.com'] }],
    ['an account that is paused', { RawMessage }, { paused: true }],
    ['a rate that is used up', { RawMessage }, { maxSendRate: 0 }],
    [
      'a set that there is not',
      { RawMessage, ConfigurationSetName: 'x' },
      { configurationSets: [] },
    ],
  ])('comes to the same as the SDK’s: %s', async (_, input, account = {}) => {
    const long = await outcome(await start({ ...account }, 'long'), input);
    const short = await outcome(await start({ ...account }, 'short'), input);
    expect(short).toEqual(long);
  });

  it('leaves it open whether a mail was accepted whose answer got lost', async () => {
    const behaviour = { random: () => 0, answersLost: 1 };
    const { ses, mailbox } = await start({ behaviour }, 'short');
    const error: unknown = await ses
      .send(new SendRawEmailCommand({ RawMessage }))
      .catch((reason) => reason);
    expect(attemptOf(error)).toMatchObject({ is: 'unclear' });
    expect(mailbox.all()).toMatchObject([{ unanswered: true }]);
  });

  it('is for mails alone', async () => {
    const { ses } = await start({ maxSendRate: 14 }, 'short');
    expect(await ses.send(new GetSendQuotaCommand())).toMatchObject({ MaxSendRate: 14 });
  });
});
