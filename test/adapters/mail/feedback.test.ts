import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DueMail } from '../../../functions/adapters/ledger-due.ts';
import { takeMails } from '../../../functions/adapters/ledger-lease.ts';
import { markTogether } from '../../../functions/adapters/ledger-marks.ts';
import type { LeasedMail } from '../../../functions/adapters/ledger-take.ts';
import { loadProgress } from '../../../functions/adapters/mail-progress.ts';
import { findSuppression } from '../../../functions/adapters/suppressions.ts';
import { getItem } from '../../../functions/adapters/table.ts';
import {
  Delivery,
  furtherNews,
  isBlocked,
  type News,
} from '../../../functions/domain/mail-news.ts';
import { DAY, plus } from '../../../functions/domain/time.ts';
import { door } from '../../../functions/timers/mail-feedback.ts';
import { asItIs, record, startLedger, type TestLedger } from '../../fixtures/ledger.ts';
import { meddle } from '../../fixtures/meddle.ts';
import { theProgramme } from '../../fixtures/programmes.ts';
import { inQueue, sesEvent } from '../../fixtures/ses-events.ts';
import { newId, ownCopy, store } from '../../fixtures/table.ts';

let now = '2025-01-01T09:00:00.000Z';
let ledger: TestLedger;
beforeAll(async () => {
  ledger = await startLedger();
  await store(ownCopy(theProgramme()), '2024-08-01T09:00:00.000Z');
});
afterAll(() => ledger.stop());

const feedback = (...events: unknown[]) => door({ now: () => now, newId })(inQueue(...events), {});

async function aLeasedMail(pk = `ANNOUNCEMENT#programme/p#${newId()}#1`): Promise<LeasedMail> {
  now = plus(now, DAY);
  const due = await record(now, {}, pk);
  const { mails } = await takeMails({ now: () => now, newId }, asItIs);
  return mails.find(({ key }) => key.sk === due.sk) as LeasedMail;
}

/** Everything that can be told of one mail, each in a step of its own. */
const STEPS = {
  mark: (mail: LeasedMail) =>
    markTogether([{ mail, attempt: { is: 'accepted', messageId: 'message-1' } }], now),
  send: (mail: LeasedMail) => feedback(event('Send', mail)),
  delay: (mail: LeasedMail) =>
    feedback(
      event('DeliveryDelay', mail, {
        deliveryDelay: { timestamp: plus(now, 60_000), delayType: 'MailboxFull' },
      }),
    ),
  delivery: (mail: LeasedMail) =>
    feedback(event('Delivery', mail, { delivery: { timestamp: plus(now, 90_000) } })),
  return: (mail: LeasedMail) => feedback(bounced(mail, 'Transient', 'MailboxFull')),
  bounce: (mail: LeasedMail) => feedback(bounced(mail, 'Permanent', 'General')),
  complaint: (mail: LeasedMail) =>
    feedback(
      event('Complaint', mail, {
        complaint: { timestamp: plus(now, 100_000), complaintFeedbackType: 'abuse' },
      }),
    ),
  unknown: (mail: LeasedMail) =>
    feedback(
      event('Bounce', {
        ...mail,
        entry: { ...mail.entry, id: newId() },
      }),
      { source: 'aws.ses', detail: { eventType: 'Open' } },
      'no event at all',
    ),
};
type Step = keyof typeof STEPS;

function event(type: string, { key, entry }: LeasedMail, part: Record<string, object> = {}) {
  return sesEvent(type, { pk: key.pk, entry, sentAt: now }, part);
}

function bounced(mail: LeasedMail, bounceType: string, bounceSubType: string) {
  return event('Bounce', mail, {
    bounce: { timestamp: plus(now, 80_000), bounceType, bounceSubType },
  });
}

/** All that is known of a mail in the end, without what names it. */
async function endOf({ key, entry }: LeasedMail, from: string) {
  const { pk: _pk, sk: _sk, id: _id, to: _to, ...item } = (await getItem(key as DueMail)) ?? {};
  const progress = (await loadProgress([key.pk])).get(key.pk);
  const block = await findSuppression(entry.to.email);
  const { email: _email, ...rest } = block ?? { email: '' };
  const text = JSON.stringify({ item, sent: progress?.sent, block: rest }, (_name, value) =>
    value instanceof Set ? [...value].sort() : value,
  );
  return JSON.parse(text.replaceAll(from.slice(0, 10), 'DAY')) as object;
}

async function run(steps: Step[]): Promise<object> {
  const mail = await aLeasedMail();
  const from = now;
  for (const step of steps) await STEPS[step](mail);
  return endOf(mail, from);
}

describe('what SES reports of a mail', () => {
  it.each<[string, Step[]]>([
    ['that arrives', ['mark', 'send', 'delay', 'delivery', 'unknown']],
    ['that bounces', ['mark', 'send', 'bounce', 'unknown']],
    [
      'that arrives, is called unwanted, and whose address then ends',
      ['mark', 'send', 'delivery', 'return', 'complaint', 'bounce', 'unknown'],
    ],
  ])('%s leads to one end, in any order and however often', async (_, steps) => {
    const expected = await run(steps);
    const orders = fc.tuple(
      fc.shuffledSubarray(steps, { minLength: steps.length }),
      fc.array(fc.constantFrom(...steps.filter((step) => step !== 'mark')), { maxLength: 4 }),
      fc.nat(),
    );
    await fc.assert(
      fc.asyncProperty(orders, async ([order, again, at]) => {
        const cut = at % (order.length + 1);
        expect(await run([...order.slice(0, cut), ...again, ...order.slice(cut)])).toEqual(
          expected,
        );
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 12) },
    );
  });

  it('marks a mail as sent where the sender did not, so that it is not sent again', async () => {
    const mail = await aLeasedMail();
    await feedback(event('Send', mail));
    const item = await getItem(mail.key);
    expect(item).toMatchObject({ status: 'sent', messageIds: new Set(['message-1']) });
    expect(item).not.toHaveProperty('todo');
    const later = await takeMails({ now: () => plus(now, DAY), newId }, asItIs);
    expect(later.mails.filter(({ key }) => key.sk === mail.key.sk)).toEqual([]);
  });

  it('of its arrival is noted without looking at it, also after a delay', async () => {
    const mail = await aLeasedMail();
    for (const step of ['mark', 'send', 'delay'] as const) await STEPS[step](mail);
    const asked: string[] = [];
    const restore = meddle({ before: ({ command }) => void asked.push(command) });
    await STEPS.delivery(mail);
    restore();
    expect(asked).toEqual([expect.stringMatching(/^TransactWrite/)]);
    expect(await getItem(mail.key)).toMatchObject({ delivery: { state: 'delivered' } });
  });

  it('in one batch is one change of each mail', async () => {
    const [one, other] = [await aLeasedMail(), await aLeasedMail()];
    await feedback(event('Send', one), event('Send', other), bounced(one, 'Permanent', 'General'));
    expect(await getItem(one.key)).toMatchObject({
      delivery: { state: 'bounced', detail: 'Permanent General' },
      todo: 'mail-attention',
    });
    expect(await getItem(other.key)).toMatchObject({ delivery: { state: 'sent' } });
  });

  it('blocks the address of a mail that bounced for good, and of none that may arrive later', async () => {
    const [gone, full] = [await aLeasedMail(), await aLeasedMail()];
    await feedback(
      bounced(gone, 'Permanent', 'General'),
      bounced(full, 'Transient', 'MailboxFull'),
    );
    expect(isBlocked(await findSuppression(gone.entry.to.email))).toBe(true);
    expect(isBlocked(await findSuppression(full.entry.to.email))).toBe(false);
  });
});

describe('of two reports the one that says more counts', () => {
  const news: fc.Arbitrary<News> = fc.record(
    {
      state: fc.constantFrom(...Delivery.options),
      at: fc.constantFrom('2025-01-01', '2025-01-02', '2025-01-03'),
      detail: fc.constantFrom('Permanent General', 'Transient MailboxFull'),
    },
    { requiredKeys: ['state', 'at'] },
  );

  it('whichever comes first, in whatever groups, however often', () => {
    fc.assert(
      fc.property(news, news, news, (a, b, c) => {
        expect(furtherNews(a, b)).toEqual(furtherNews(b, a));
        expect(furtherNews(a, furtherNews(b, c))).toEqual(furtherNews(furtherNews(a, b), c));
        expect(furtherNews(a, a)).toEqual(a);
      }),
    );
  });
});
