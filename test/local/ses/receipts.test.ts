import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { seeded } from '../../../lib/local/season/random.ts';
import type { SesAccount } from '../../../lib/local/ses/account.ts';
import { openReceipts, type Receipts } from '../../../lib/local/ses/receipts.ts';
import { mailTo, type SesFixture, startSes } from '../fixtures/ses-host.ts';

type Event = {
  'detail-type': string;
  resources: string[];
  detail: {
    eventType: string;
    mail: { messageId: string; destination: string[]; tags: Record<string, string[]> };
    bounce?: { bounceType: string; bounceSubType: string };
  };
};

let fixture: SesFixture;
let receipts: Receipts;
afterEach(async () => {
  await fixture.close();
  receipts.close();
});

async function start(account: SesAccount = {}) {
  receipts = openReceipts(':memory:');
  fixture = await startSes(account, ':memory:', receipts);
}

function send(to: string) {
  return fixture.ses.send(
    new SendRawEmailCommand({
      RawMessage: { Data: mailTo(to) },
      Destinations: [to],
      Tags: [{ Name: 'ledger', Value: 'mail-1' }],
    }),
  );
}

/** Everything that is reported within a day. */
async function reported(): Promise<Event[]> {
  const events: Event[] = [];
  while (receipts.next() !== undefined) {
    await receipts.handOver('2024-09-24T08:00:00.000Z', async (bodies) => {
      events.push(...bodies.map((body) => JSON.parse(body) as Event));
    });
  }
  return events;
}
const types = (events: Event[]) => events.map(({ detail }) => detail.eventType);

describe('what the local SES reports', () => {
  it('has the shape in which EventBridge hands it on, with the tags of the mail', async () => {
    await start();
    const { MessageId } = await send('ann@example.org');
    const [sent, delivered] = await reported();
    expect(sent).toMatchObject({
      ...{ version: '0', source: 'aws.ses', region: 'eu-west-2', 'detail-type': 'Email Sent' },
      detail: { eventType: 'Send', send: {} },
    });
    expect(delivered).toMatchObject({
      'detail-type': 'Email Delivered',
      resources: ['arn:aws:ses:eu-west-2:000000000000:configuration-set/qi4all'],
      detail: {
        delivery: { recipients: ['ann@example.org'], timestamp: '2024-09-23T08:00:01.000Z' },
        mail: {
          messageId: MessageId,
          destination: ['ann@example.org'],
          tags: { ledger: ['mail-1'], 'ses:configuration-set': ['qi4all'] },
        },
      },
    });
  });

  it.each([
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce'], 'General'],
    ['complaint@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint'], undefined],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce'], 'OnAccountSuppressionList'],
  ])('of %s is %j, as of the mailbox simulator', async (to, expected, subType) => {
    await start();
    await send(to);
    const events = await reported();
    expect(types(events)).toEqual(expected);
    expect(events.find(({ detail }) => detail.bounce)?.detail.bounce?.bounceSubType).toBe(subType);
  });

  it('of an address that bounced once is that it is suppressed, from then on', async () => {
    const random = seeded(1).next;
    await start({ behaviour: { random, bouncing: 1 } });
    await send('gone@example.org');
    await send('gone@example.org');
    const bounces = (await reported()).flatMap(({ detail }) => detail.bounce ?? []);
    expect(bounces.map(({ bounceSubType }) => bounceSubType)).toEqual([
      'General',
      'OnAccountSuppressionList',
    ]);
  });

  it('comes twice, late or never where the service behaves so', async () => {
    const random = seeded(2).next;
    await start({ behaviour: { random, reportedTwice: 1 } });
    await send('ann@example.org');
    expect(types(await reported()).toSorted()).toEqual(['Delivery', 'Delivery', 'Send', 'Send']);
    fixture.account.behaviour = { random, delayed: 1 };
    await send('ben@example.org');
    expect(types(await reported())).toEqual(['Send', 'DeliveryDelay', 'Delivery']);
    fixture.account.behaviour = { random, reportsLost: 1 };
    await send('cy@example.org');
    expect(await reported()).toEqual([]);
  });

  it('waits some seconds for other reports, and stays until it has been taken', async () => {
    await start();
    await send('ann@example.org');
    expect(receipts.next()).toBe('2024-09-23T08:00:10.000Z');
    const refuse = () => Promise.reject(new Error('down'));
    await expect(receipts.handOver('2024-09-23T08:00:10.000Z', refuse)).rejects.toThrow('down');
    expect(types(await reported())).toEqual(['Send', 'Delivery']);
  });
});

describe('an answer that gets lost', () => {
  it('is that of a mail which was accepted all the same, and reported', async () => {
    await start({ behaviour: { random: seeded(3).next, answersLost: 1 } });
    await expect(send('ann@example.org')).rejects.toThrow();
    expect(fixture.mailbox.all()).toMatchObject([{ unanswered: true }]);
    expect(types(await reported())).toEqual(['Send', 'Delivery']);
  });
});

describe('a mail refused at random', () => {
  it('is throttled and not kept', async () => {
    await start({ behaviour: { random: seeded(4).next, throttled: 1 } });
    await expect(send('ann@example.org')).rejects.toMatchObject({ name: 'Throttling' });
    expect(fixture.mailbox.count()).toBe(0);
  });
});

describe('the queue of reports', () => {
  it('has them again after a restart', async () => {
    await start();
    const folder = mkdtempSync(join(tmpdir(), 'receipts-'));
    const path = join(folder, 'receipts.db');
    const before = openReceipts(path);
    before.add([{ at: '2024-09-23T08:00:00.000Z', body: '{}' }]);
    before.close();
    const after = openReceipts(path);
    expect(after.next()).toBe('2024-09-23T08:00:10.000Z');
    after.close();
    rmSync(folder, { recursive: true });
  });
});
