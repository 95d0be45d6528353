import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys, mailId } from '../../functions/adapters/keys.ts';
import { mailWrite, parseLedgerEntry, recordMails } from '../../functions/adapters/ledger.ts';
import {
  type DueMail,
  dueMails,
  leaseMails,
  markFailed,
  markSent,
} from '../../functions/adapters/ledger-delivery.ts';
import { followLink } from '../../functions/adapters/links.ts';
import { getItem, queryPartition, transact } from '../../functions/adapters/table.ts';
import { LEASE, type MailDue, MOST_ATTEMPTS } from '../../functions/domain/mails.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { aDraftIn } from '../fixtures/stages.ts';
import { newId, startTable, type TestTable } from '../fixtures/table.ts';

const NOW = '2024-10-07T08:00:00.000Z';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

function aMail(email: string, over: Partial<MailDue> = {}): MailDue {
  return {
    kind: 'milestone',
    occasion: 'celebration/1',
    to: { email, name: 'Ada Brown' },
    facts: { occasionId: 'celebration' },
    sendAt: NOW,
    ...over,
  };
}
const inPartition = async (pk: string) => (await queryPartition(pk, 'MAIL#')).map(parseLedgerEntry);
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `person-${index}@academy.example`);

describe('recording mails', () => {
  it('twice records them once and leaves the first as it was', async () => {
    const pk = newId();
    await recordMails(pk, [aMail('ada@x.example')], NOW);
    await recordMails(
      pk,
      [aMail('ada@x.example', { facts: { changed: 'yes' } })],
      plus(NOW, MINUTE),
    );
    const [entry, ...others] = await inPartition(pk);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ recordedAt: NOW, status: 'due', attempts: 0 });
    expect(entry?.facts).toEqual({ occasionId: 'celebration' });
  });

  it('of one address, however it is written, records one', async () => {
    const pk = newId();
    await recordMails(pk, [aMail('Ada@X.example'), aMail(' ada@x.EXAMPLE')], NOW);
    expect(await inPartition(pk)).toHaveLength(1);
  });

  it('of another kind, occasion or version records another', async () => {
    const pk = newId();
    const mails = [
      aMail('ada@x.example'),
      aMail('ada@x.example', { kind: 'reminder' }),
      aMail('ada@x.example', { occasion: 'celebration/2' }),
    ];
    await recordMails(pk, mails, NOW);
    expect(await inPartition(pk)).toHaveLength(3);
  });

  it.each([
    ['the first is', [0]],
    ['every third is', Array.from({ length: 40 }, (_, index) => index * 3)],
    ['all but the last are', Array.from({ length: 119 }, (_, index) => index)],
    ['all are', Array.from({ length: 120 }, (_, index) => index)],
  ])('of a page of 120 records the others where %s already recorded', async (_, before) => {
    const pk = newId();
    const page = addresses(120).map((email) => aMail(email));
    await recordMails(
      pk,
      page.filter((_each, index) => before.includes(index)),
      NOW,
    );
    const later = plus(NOW, MINUTE);
    await recordMails(pk, page, later);
    const entries = await inPartition(pk);
    expect(entries).toHaveLength(120);
    expect(entries.filter(({ recordedAt }) => recordedAt === later)).toHaveLength(
      120 - before.length,
    );
  });

  it('together with a change records neither where the mail is there already', async () => {
    const pk = newId();
    const writes = () => [{ put: { pk, sk: newId() } }, mailWrite(pk, aMail('ada@x.example'), NOW)];
    expect(await transact(writes())).toEqual([]);
    expect(await transact(writes())).toEqual([1]);
    expect(await queryPartition(pk, '')).toHaveLength(2);
  });

  it('is due from its own instant, or from now where that has passed', async () => {
    const held = mailWrite('a', aMail('ada@x.example', { sendAt: plus(NOW, MINUTE) }), NOW);
    expect(held.put).toMatchObject({ todo: 'mail', todoAt: plus(NOW, MINUTE) });
    const late = mailWrite('a', aMail('ada@x.example', { sendAt: plus(NOW, -MINUTE) }), NOW);
    expect(late.put).toMatchObject({ sendAt: NOW, todoAt: NOW });
  });
});

describe('delivering a mail', () => {
  // Before all that was recorded above, since the oldest hundred are delivered first.
  const NOW = '2024-08-01T08:00:00.000Z';
  async function aRecordedMail(sendAt = NOW): Promise<DueMail> {
    const pk = newId();
    const mail = aMail(`${pk}@x.example`, { sendAt });
    await recordMails(pk, [mail], NOW);
    return keys.mail(pk, mailId(mail.kind, mail.occasion, mail.to.email));
  }
  const leaseAll = (due: DueMail[], now: string) => leaseMails(due, { now: () => now, newId });
  const lease = async (due: DueMail, now: string) => (await leaseAll([due], now))[0]?.entry;
  const stored = async (due: DueMail) => parseLedgerEntry((await getItem(due)) ?? {});
  const isDue = async (due: DueMail, at: string) =>
    (await dueMails(at, 100)).some(({ pk }) => pk === due.pk);

  it('does not begin before it is due', async () => {
    const due = await aRecordedMail(plus(NOW, MINUTE));
    expect(await isDue(due, plus(NOW, MINUTE - 1))).toBe(false);
    expect(await lease(due, plus(NOW, MINUTE - 1))).toBeUndefined();
    expect(await isDue(due, plus(NOW, MINUTE))).toBe(true);
    expect(await lease(due, plus(NOW, MINUTE))).toMatchObject({ attempts: 1 });
    expect((await stored(due)).status).toBe('sending');
  });

  it('is leased to one sender of twenty', async () => {
    const due = await aRecordedMail();
    const leases = await Promise.all(Array.from({ length: 20 }, () => lease(due, NOW)));
    expect(leases.filter((each) => each !== undefined)).toHaveLength(1);
    expect(await isDue(due, plus(NOW, LEASE - 1))).toBe(false);
  });

  it('of a batch is left out where another sender has it, and the others are leased', async () => {
    const batch = await Promise.all(Array.from({ length: 25 }, () => aRecordedMail()));
    await leaseAll(batch.slice(3, 6), NOW);
    const leased = await leaseAll(batch, NOW);
    expect(leased.map(({ key }) => key.pk).toSorted()).toEqual(
      batch
        .filter((_, index) => index < 3 || index > 5)
        .map(({ pk }) => pk)
        .toSorted(),
    );
  });

  it('of a batch goes to one of three senders that begin together', async () => {
    const batch = await Promise.all(Array.from({ length: 25 }, () => aRecordedMail()));
    const senders = await Promise.all([1, 2, 3].map(() => leaseAll(batch, NOW)));
    const taken = senders.flat().map(({ key }) => key.pk);
    expect(taken.toSorted()).toEqual(batch.map(({ pk }) => pk).toSorted());
  });

  it('makes its link as it is leased, and only the hash of its secret is at rest', async () => {
    const pk = newId();
    const application = await aDraftIn(theProgramme());
    const link = { applicationId: application.id, memberId: 'ada' };
    const mail = aMail('ada@x.example', { sendAt: NOW, link });
    await recordMails(pk, [mail], NOW);
    const due = keys.mail(pk, mailId(mail.kind, mail.occasion, mail.to.email));
    const [leased] = await leaseAll([due], NOW);
    expect(await followLink(leased?.secret ?? '')).toEqual({ application, memberId: 'ada' });
    expect(JSON.stringify(await table.everything())).not.toContain(leased?.secret);
    expect((await leaseAll([await aRecordedMail()], NOW))[0]?.secret).toBeUndefined();
  });

  it('can be taken up by another when the lease has run out, and not before', async () => {
    const due = await aRecordedMail();
    await lease(due, NOW);
    expect(await lease(due, plus(NOW, LEASE - 1))).toBeUndefined();
    expect(await isDue(due, plus(NOW, LEASE))).toBe(true);
    expect(await lease(due, plus(NOW, LEASE))).toMatchObject({ attempts: 2 });
  });

  it('ends when it is sent: nothing is due any more and nobody can take it', async () => {
    const due = await aRecordedMail();
    await lease(due, NOW);
    await markSent(due, 'message-1', plus(NOW, 1));
    expect(await stored(due)).toMatchObject({
      status: 'sent',
      messageId: 'message-1',
      sentAt: plus(NOW, 1),
    });
    expect(await isDue(due, plus(NOW, 365 * 24 * 60 * MINUTE))).toBe(false);
    expect(await lease(due, plus(NOW, LEASE * 10))).toBeUndefined();
  });

  it('stays sent where a slower sender fails afterwards', async () => {
    const due = await aRecordedMail();
    await lease(due, NOW);
    await markSent(due, 'message-1', NOW);
    await markFailed(due, 1, 'Throttling', NOW);
    expect((await stored(due)).status).toBe('sent');
  });

  it('is tried again after 1, 2, 4 … minutes, and given up after the eighth attempt', async () => {
    const due = await aRecordedMail();
    const waits: number[] = [];
    let now = NOW;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const entry = await lease(due, now);
      expect(entry?.attempts).toBe(attempt);
      await markFailed(due, attempt, 'MessageRejected', now);
      const todoAt = (await getItem(due))?.['todoAt'];
      if (typeof todoAt !== 'string') break;
      expect(await lease(due, plus(todoAt, -1))).toBeUndefined();
      waits.push((Date.parse(todoAt) - Date.parse(now)) / MINUTE);
      now = todoAt;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(await stored(due)).toMatchObject({
      status: 'failed',
      lastError: 'MessageRejected',
      attempts: 8,
    });
    expect(await lease(due, plus(now, LEASE * 100))).toBeUndefined();
  });
});
