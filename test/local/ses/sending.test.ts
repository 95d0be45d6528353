import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  SendEmailCommand,
  SendRawEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { afterEach, expect, test } from 'vitest';
import type { SesAccount } from '../../../lib/local/ses/account.ts';
import { mailTo, rawMail, type SesFixture, startSes } from '../fixtures/ses-host.ts';

let running: SesFixture | undefined;

afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(account: SesAccount = {}, path?: string): Promise<SesFixture> {
  running = await startSes(account, path);
  return running;
}

const raw = (Data: Uint8Array) => ({ RawMessage: { Data } });
const kept = (fixture: SesFixture) => fixture.mailbox.list({ limit: 1 })[0];

test('carries a message with an attachment and a subject in any script', async () => {
  const fixture = await start();
  const Data = await new MailComposer({
    from: 'Qi4All <academy@example.org>',
    to: 'Zoë Müller <zoe@example.org>',
    subject: 'Your interview – 面接 – 2 December & more',
    text: 'Hello Zoë',
    html: '<p>Hello <b>Zoë</b></p>',
    attachments: [{ filename: 'poster.pdf', content: Buffer.from([0, 255, 10, 13]) }],
  })
    .compile()
    .build();
  const { MessageId } = await fixture.ses.send(new SendRawEmailCommand(raw(Data)));
  const mail = fixture.mailbox.get(String(MessageId));
  expect(mail).toMatchObject({ destinations: ['zoe@example.org'], source: 'academy@example.org' });
  const read = await PostalMime.parse(mail?.raw ?? '');
  expect(read.subject).toBe('Your interview – 面接 – 2 December & more');
  expect([read.text?.trim(), read.html?.trim()]).toEqual(['Hello Zoë', '<p>Hello <b>Zoë</b></p>']);
  expect(new Uint8Array(read.attachments[0]?.content as ArrayBuffer)).toEqual(
    new Uint8Array([0, 255, 10, 13]),
  );
});

test('dates a mail by the clock of the host, and hides who had a blind copy', async () => {
  const fixture = await start();
  const hidden = ['Bcc: bo@example.org', 'Date: Mon, 23 Nov 2026 07:00:00 +0000'];
  const Data = rawMail('From: academy@example.org', 'To: ann@example.org', ...hidden);
  const { MessageId } = await fixture.ses.send(new SendRawEmailCommand(raw(Data)));
  expect(kept(fixture)).toMatchObject({
    sentAt: '2024-09-23T08:00:00.000Z',
    destinations: ['ann@example.org', 'bo@example.org'],
  });
  const read = await PostalMime.parse(kept(fixture)?.raw ?? '');
  expect(read.date).toBe('2024-09-23T08:00:00.000Z');
  expect(read.messageId).toBe(`<${MessageId}@eu-west-2.amazonses.com>`);
  expect(read.bcc).toBeUndefined();
});

test('sends to the destinations of the request rather than to those of the headers', async () => {
  const fixture = await start();
  const Destinations = ['Bo <bo@example.org>', 'cy@example.org'];
  const message = raw(mailTo('ann@example.org'));
  await fixture.ses.send(new SendRawEmailCommand({ ...message, Destinations }));
  expect(kept(fixture)?.destinations).toEqual(['bo@example.org', 'cy@example.org']);
});

test('sends to everybody in the headers, groups taken apart, each of them once', async () => {
  const fixture = await start();
  const To = 'To: Team: ann@example.org, "Bo, B" <bo@example.org>;, cy@example.org';
  const Data = rawMail('From: academy@example.org', To, 'Cc: ann@example.org');
  await fixture.ses.send(new SendRawEmailCommand(raw(Data)));
  const everybody = ['ann@example.org', 'bo@example.org', 'cy@example.org'];
  expect(kept(fixture)?.destinations).toEqual(everybody);
});

test('keeps tags and configuration set from the request', async () => {
  const fixture = await start();
  const Tags = [
    { Name: 'kind', Value: 'offer' },
    { Name: 'mail', Value: 'a.b@c_d-e' },
  ];
  const extras = { Tags, ConfigurationSetName: 'events' };
  const message = raw(mailTo('ann@example.org'));
  await fixture.ses.send(new SendRawEmailCommand({ ...message, ...extras }));
  expect(kept(fixture)).toMatchObject({
    tags: { kind: 'offer', mail: 'a.b@c_d-e' },
    configurationSet: 'events',
  });
});

test('keeps tags and configuration set from the headers, which travel no further', async () => {
  const fixture = await start();
  const instructions = [
    'X-SES-MESSAGE-TAGS: kind=offer, team=7',
    'X-SES-CONFIGURATION-SET: events',
  ];
  const Data = rawMail('From: academy@example.org', 'To: ann@example.org', ...instructions);
  await fixture.ses.send(new SendRawEmailCommand(raw(Data)));
  const mail = kept(fixture);
  expect(mail).toMatchObject({ tags: { kind: 'offer', team: '7' }, configurationSet: 'events' });
  expect(Buffer.from(mail?.raw ?? '').toString()).not.toMatch(/x-ses/i);
});

test('composes the message of SendEmail', async () => {
  const fixture = await start();
  await fixture.ses.send(
    new SendEmailCommand({
      Source: 'Qi4All <academy@example.org>',
      Destination: { ToAddresses: ['ann@example.org'], BccAddresses: ['bo@example.org'] },
      Message: {
        Subject: { Data: 'Größe' },
        Body: { Text: { Data: 'Hello & welcome' }, Html: { Data: '<p>Hello</p>' } },
      },
      ReplyToAddresses: ['team@example.org'],
    }),
  );
  expect(kept(fixture)?.destinations).toEqual(['ann@example.org', 'bo@example.org']);
  const read = await PostalMime.parse(kept(fixture)?.raw ?? '');
  expect(read).toMatchObject({ subject: 'Größe', replyTo: [{ address: 'team@example.org' }] });
  expect([read.text?.trim(), read.html?.trim()]).toEqual(['Hello & welcome', '<p>Hello</p>']);
});

test('accepts mail to a suppressed address, and notes that it is not delivered', async () => {
  const fixture = await start({ suppressed: ['ann@example.org'] });
  await fixture.ses.send(new SendRawEmailCommand(raw(mailTo('Ann@example.org', 'bo@example.org'))));
  expect(kept(fixture)?.suppressed).toEqual(['Ann@example.org']);
});

test('tells the limits of the account and what was used of them today', async () => {
  const fixture = await start({ maxSendRate: 14, max24HourSend: 200 });
  await fixture.ses.send(new SendRawEmailCommand(raw(mailTo('ann@example.org', 'bo@example.org'))));
  const limits = { Max24HourSend: 200, MaxSendRate: 14 };
  const quota = () => fixture.ses.send(new GetSendQuotaCommand());
  expect(await quota()).toMatchObject({ ...limits, SentLast24Hours: 2 });
  fixture.clock.now = '2024-09-24T08:00:00Z';
  expect(await quota()).toMatchObject({ ...limits, SentLast24Hours: 0 });
});

test('tells of an account without limits as SES does', async () => {
  const { ses } = await start();
  expect(await ses.send(new GetSendQuotaCommand())).toMatchObject({ Max24HourSend: -1 });
});

test('tells whether the account may send', async () => {
  const enabled = new GetAccountSendingEnabledCommand();
  const playing = await start();
  expect(await playing.ses.send(enabled)).toMatchObject({ Enabled: true });
  await playing.close();
  const paused = await start({ paused: true });
  expect(await paused.ses.send(enabled)).toMatchObject({ Enabled: false });
});

test('verifies an address on request', async () => {
  const { ses } = await start({ verified: ['example.org'] });
  const Identities = ['ann@example.org', 'bo@example.com'];
  const asked = () => ses.send(new GetIdentityVerificationAttributesCommand({ Identities }));
  const verified = { VerificationStatus: 'Success' };
  expect((await asked()).VerificationAttributes).toEqual({ 'ann@example.org': verified });
  await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: 'bo@example.com' }));
  expect((await asked()).VerificationAttributes).toHaveProperty(['bo@example.com'], verified);
});

test('keeps every mail over a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ses-'));
  const first = await start({}, join(folder, 'mail.db'));
  await first.ses.send(new SendRawEmailCommand(raw(mailTo('ann@example.org'))));
  await first.close();
  const second = await start({}, join(folder, 'mail.db'));
  await second.ses.send(new SendRawEmailCommand(raw(mailTo('bo@example.org'))));
  const destinations = second.mailbox.all().flatMap((mail) => mail.destinations);
  expect(destinations).toEqual(['ann@example.org', 'bo@example.org']);
  rmSync(folder, { recursive: true });
});
