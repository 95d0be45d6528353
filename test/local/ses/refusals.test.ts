import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  CreateTemplateCommand,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESServiceException,
  SendEmailCommand,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { afterEach, expect, test } from 'vitest';
import type { SesAccount } from '../../../lib/local/ses/account.ts';
import { mailTo, rawMail, type SesFixture, startSes } from '../fixtures/ses-host.ts';

let running: SesFixture | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(account: SesAccount = {}): Promise<SesFixture> {
  running = await startSes(account);
  return running;
}

type Extras = { Destinations?: string[]; Source?: string; ConfigurationSetName?: string };

function send({ ses }: SesFixture, Data = mailTo('ann@example.org'), extras: Extras = {}) {
  return ses.send(new SendRawEmailCommand({ RawMessage: { Data }, ...extras }));
}

/** What the client throws; nothing may have been kept. */
async function refusalOf(account: SesAccount, Data?: Uint8Array, extras?: Extras) {
  const fixture = await start(account);
  const error: unknown = await send(fixture, Data, extras).catch((reason) => reason);
  expect(fixture.mailbox.count()).toBe(0);
  if (error instanceof SESServiceException) return error;
  throw new Error('SES refused nothing.');
}

test('refuses an unverified sender', async () => {
  const error = await refusalOf({ verified: ['example.com', 'team@example.org'] });
  expect(error).toBeInstanceOf(MessageRejected);
  expect(error.message).toBe(
    'Email address is not verified. The following identities failed the check in region ' +
      'EU-WEST-2: academy@example.org',
  );
});

test('accepts a sender verified by address, by domain or by a domain above', async () => {
  for (const identity of ['Academy@example.org', 'example.org', 'org']) {
    const fixture = await start({ verified: [identity] });
    await expect(send(fixture)).resolves.toBeDefined();
    await fixture.close();
  }
  running = undefined;
});

test('refuses unverified recipients of an account that is still in the sandbox', async () => {
  const sandbox = { sandbox: true, verified: ['academy@example.org', 'ann@example.org'] };
  const people = ['ann@example.org', 'bo@example.com', 'success@simulator.amazonses.com'];
  const error = await refusalOf(sandbox, mailTo(...people));
  expect(error).toBeInstanceOf(MessageRejected);
  expect(error.message).toMatch(/EU-WEST-2: bo@example\.com$/);
});

test('refuses everything while the account is paused', async () => {
  expect(await refusalOf({ paused: true })).toBeInstanceOf(AccountSendingPausedException);
});

test('refuses a configuration set that does not exist', async () => {
  const extras = { ConfigurationSetName: 'nowhere' };
  const error = await refusalOf({ configurationSets: ['events'] }, undefined, extras);
  expect(error).toBeInstanceOf(ConfigurationSetDoesNotExistException);
  expect(error.message).toContain('<nowhere>');
});

test('refuses a sender whose MAIL FROM domain is broken', async () => {
  const error = await refusalOf({ brokenMailFrom: ['example.org'] });
  expect(error).toBeInstanceOf(MailFromDomainNotVerifiedException);
});

test('refuses more than the rate within one second, and no longer than that', async () => {
  const fixture = await start({ maxSendRate: 2 });
  await send(fixture);
  await send(fixture);
  const throttled = { name: 'Throttling', message: 'Maximum sending rate exceeded.' };
  await expect(send(fixture)).rejects.toMatchObject(throttled);
  fixture.clock.now = '2024-09-23T08:00:01Z';
  await expect(send(fixture)).resolves.toBeDefined();
});

test('refuses more recipients than the quota within 24 hours', async () => {
  const fixture = await start({ max24HourSend: 3 });
  await send(fixture, mailTo('ann@example.org', 'bo@example.org'));
  fixture.clock.now = '2024-09-24T07:59:59Z';
  const throttled = { name: 'Throttling', message: 'Daily message quota exceeded.' };
  await expect(send(fixture, mailTo('a@x.org', 'b@x.org'))).rejects.toMatchObject(throttled);
  await expect(send(fixture, mailTo('a@x.org'))).resolves.toBeDefined();
});

const sender = 'From: academy@example.org';
const crowd = Array.from({ length: 51 }, (_, n) => `person${n}@example.org`);

test.each([
  ['a message to nobody', rawMail(sender, 'Subject: x'), /Missing required header 'To'/],
  ['a message from nobody', rawMail('To: ann@example.org'), /Missing required header 'From'/],
  ['more than 50 recipients', mailTo(...crowd), /Recipient count exceeds 50/],
  ['a recipient without a domain', mailTo('ann'), /Missing final '@domain'/],
  ['a recipient outside ASCII', mailTo('änn@example.org'), /control or whitespace/],
  ['a header given twice', rawMail(sender, 'To: a@x.org', 'To: b@x.org'), /Duplicate header 'To'/],
  ['a line that is no header', rawMail(sender, 'To: a@x.org', 'injected'), /Expected ':'/],
  ['a header without a name', rawMail(sender, ': a@x.org'), /Empty header names are illegal/],
  ['a bare return in a header', rawMail(sender, 'To: a@x.org', 'Subject: a\rBcc: b'), /control/],
  ['a message that starts with an empty line', rawMail('', sender), /Missing required header/],
])('refuses %s, by the words of SES', async (_, message, words) => {
  const error = await refusalOf({}, message);
  expect(error.name).toBe('InvalidParameterValue');
  expect(error.message).toMatch(words);
  expect(error.$metadata.httpStatusCode).toBe(400);
});

test('refuses a message of more than ten megabytes, and takes one of ten', async () => {
  const message = mailTo('ann@example.org');
  const rest = Buffer.alloc(10 * 1024 * 1024 - message.byteLength, 'x');
  const full = Buffer.concat([message, rest]);
  const error = await refusalOf({}, Buffer.concat([full, Buffer.from('x')]));
  expect(error.message).toBe("Message length is more than 10485760 bytes long: '10485761'.");
  if (running !== undefined) await expect(send(running, full)).resolves.toBeDefined();
});

test('refuses a tag that SES could not keep', async () => {
  const { ses, mailbox } = await start();
  const Tags = [{ Name: 'team', Value: 'Quality & Care' }];
  const RawMessage = { Data: mailTo('ann@example.org') };
  const sent = ses.send(new SendRawEmailCommand({ RawMessage, Tags }));
  await expect(sent).rejects.toThrow('Invalid tag value <Quality & Care>');
  expect(mailbox.count()).toBe(0);
});

test('refuses a SendEmail without recipients', async () => {
  const { ses } = await start();
  const Message = { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } } };
  const empty = { Source: 'academy@example.org', Destination: {}, Message };
  const sent = ses.send(new SendEmailCommand(empty));
  await expect(sent).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('refuses at once, and by name, what it does not do', async () => {
  const { ses } = await start();
  const Template = { TemplateName: 'x' };
  await expect(ses.send(new CreateTemplateCommand({ Template }))).rejects.toMatchObject({
    name: 'InvalidAction',
    message: 'Could not find operation CreateTemplate for version 2010-12-01',
    $metadata: { httpStatusCode: 400 },
  });
});

test.each(['', 'no form at all', 'Action=SendRawEmail'])(
  'answers a request that makes no sense: %j',
  async (body) => {
    const { endpoint } = await start();
    const response = await fetch(endpoint, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/^<ErrorResponse .*<Code>\w+<\/Code>/);
  },
);
