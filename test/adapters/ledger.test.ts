import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailWrite, parseLedgerEntry, recordMails } from '../../functions/adapters/ledger.ts';
import { loadProgress } from '../../functions/adapters/mail-progress.ts';
import { queryPartition, transact } from '../../functions/adapters/table.ts';
import type { MailDue } from '../../functions/domain/mails.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
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
    expect(held.put).toMatchObject({ todo: 'mail-later', todoAt: plus(NOW, MINUTE) });
    const late = mailWrite('a', aMail('ada@x.example', { sendAt: plus(NOW, -MINUTE) }), NOW);
    expect(late.put).toMatchObject({ sendAt: NOW, todoAt: NOW });
  });

  it('puts what people wait for on a list of its own, before the rest', () => {
    const offer = mailWrite('a', aMail('ada@x.example', { kind: 'offer' }), NOW);
    expect(offer.put).toMatchObject({ todo: 'mail' });
    const news = mailWrite('a', aMail('ada@x.example', { kind: 'milestone' }), NOW);
    expect(news.put).toMatchObject({ todo: 'mail-later' });
  });

  it('counts those of a milestone, each once however often its page is recorded', async () => {
    const pk = 'ANNOUNCEMENT#programme/p#celebration#1';
    const page = addresses(70).map((email) => aMail(email));
    await recordMails(pk, page.slice(0, 60), NOW);
    await recordMails(pk, page, NOW);
    expect((await loadProgress([pk])).get(pk)).toMatchObject({ recorded: 70, sent: 0 });
  });
});
