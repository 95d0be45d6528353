import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DueMail, waitingMails } from '../../../functions/adapters/ledger-due.ts';
import { takeMails } from '../../../functions/adapters/ledger-lease.ts';
import { type Attempt, markTogether, openMarks } from '../../../functions/adapters/ledger-marks.ts';
import { attemptOf } from '../../../functions/adapters/mail-attempt.ts';
import { loadProgress } from '../../../functions/adapters/mail-progress.ts';
import { getItem } from '../../../functions/adapters/table.ts';
import { MOST_ATTEMPTS } from '../../../functions/domain/mails.ts';
import { DAY, MINUTE, plus } from '../../../functions/domain/time.ts';
import { asItIs, record, startLedger, stored, type TestLedger } from '../../fixtures/ledger.ts';
import { theProgramme } from '../../fixtures/programmes.ts';
import { newId, ownCopy, store } from '../../fixtures/table.ts';

let now = '2025-01-01T09:00:00.000Z';
let ledger: TestLedger;
beforeAll(async () => {
  ledger = await startLedger();
  await store(ownCopy(theProgramme()), '2024-08-01T09:00:00.000Z');
});
afterAll(() => ledger.stop());

const ACCEPTED: Attempt = { is: 'accepted', messageId: 'message-1' };
const REFUSED: Attempt = { is: 'refused', error: 'MessageRejected' };
const leaseOf = async (due: DueMail, at = now) =>
  (await takeMails({ now: () => at, newId }, asItIs)).mails.filter(({ key }) => key.sk === due.sk);
async function aLeasedMail() {
  now = plus(now, DAY);
  const due = await record(now);
  const [mail] = await leaseOf(due);
  if (!mail) throw new Error('The mail was not taken');
  return { due, mail };
}

describe('a mail that SES has accepted', () => {
  it('is marked: nothing is due any more and nobody can take it', async () => {
    const { due, mail } = await aLeasedMail();
    await markTogether([{ mail, attempt: ACCEPTED }], plus(now, 1));
    expect(await stored(due)).toMatchObject({
      status: 'sent',
      messageIds: new Set(['message-1']),
      sentAt: plus(now, 1),
    });
    expect(await getItem(due)).not.toHaveProperty('todo');
    expect(await leaseOf(due, plus(now, 365 * DAY))).toEqual([]);
  });

  it('stays sent where a slower sender fails afterwards', async () => {
    const { due, mail } = await aLeasedMail();
    await markTogether([{ mail, attempt: ACCEPTED }], now);
    await markTogether([{ mail, attempt: REFUSED }], now);
    expect((await stored(due)).status).toBe('sent');
  });

  it('twice, at the one point where that can be, keeps both of SES’s names', async () => {
    const { due, mail } = await aLeasedMail();
    await markTogether([{ mail, attempt: ACCEPTED }], now);
    await markTogether([{ mail, attempt: { is: 'accepted', messageId: 'message-2' } }], now);
    expect((await stored(due)).messageIds).toEqual(new Set(['message-1', 'message-2']));
  });

  it('is counted once for its milestone, however often it is marked', async () => {
    now = plus(now, DAY);
    const pk = `ANNOUNCEMENT#programme/p#${newId()}#1`;
    const dues = [await record(now, {}, pk), await record(now, {}, pk)];
    const { mails } = await takeMails({ now: () => now, newId }, asItIs);
    const own = mails.filter(({ key }) => dues.some(({ sk }) => sk === key.sk));
    const marks = own.map((mail) => ({ mail, attempt: ACCEPTED }));
    await markTogether(marks.slice(0, 1), now);
    await markTogether(marks, now);
    expect((await loadProgress([pk])).get(pk)).toMatchObject({ sent: 2 });
  });
});

describe('marks that are made as attempts end', () => {
  it('are made together while those before are on their way', async () => {
    now = plus(now, DAY);
    const dues = await Promise.all(Array.from({ length: 20 }, () => record(now)));
    const { mails } = await takeMails({ now: () => now, newId }, asItIs);
    const marks = openMarks(() => now);
    for (const mail of mails) marks.add({ mail, attempt: ACCEPTED });
    await marks.done();
    const states = await Promise.all(dues.map(stored));
    expect(states.map(({ status }) => status)).toEqual(dues.map(() => 'sent'));
  });
});

describe('a mail that SES refuses', () => {
  it('is tried again after 1, 2, 4 … minutes, and after the eighth attempt shown to staff', async () => {
    now = plus(now, DAY);
    const due = await record(now);
    const waits: number[] = [];
    let at = now;
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
      const [mail] = await leaseOf(due, at);
      expect(mail?.entry.attempts).toBe(attempt);
      if (mail) await markTogether([{ mail, attempt: REFUSED }], at);
      const next = String((await getItem(due))?.['todoAt']);
      if (next === at) break;
      expect(await leaseOf(due, plus(next, -1))).toEqual([]);
      waits.push((Date.parse(next) - Date.parse(at)) / MINUTE);
      at = next;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(await stored(due)).toMatchObject({ status: 'failed', lastError: 'MessageRejected' });
    expect(await leaseOf(due, plus(at, 365 * DAY))).toEqual([]);
    expect(await waitingMails('mail-attention', 100)).toContainEqual(due);
  });

  it('as too much is given back until the pause is over, and that was no attempt', async () => {
    const { due, mail } = await aLeasedMail();
    const until = plus(now, 3000);
    await markTogether([{ mail, attempt: { is: 'too-many', error: 'Throttling', until } }], now);
    expect(await stored(due)).toMatchObject({ status: 'due', attempts: 0 });
    expect(await leaseOf(due, plus(until, -1))).toEqual([]);
    expect(await leaseOf(due, until)).toHaveLength(1);
  });
});

describe('a mail of which nobody knows whether SES accepted it', () => {
  it('waits for SES’s own report before it is sent again', async () => {
    const { due, mail } = await aLeasedMail();
    await markTogether([{ mail, attempt: { is: 'unclear', error: 'TimeoutError' } }], now);
    expect(await leaseOf(due, plus(now, 10 * MINUTE - 1))).toEqual([]);
    expect(await leaseOf(due, plus(now, 10 * MINUTE))).toHaveLength(1);
  });

  const failed = (over: object) => Object.assign(new Error('x'), { name: 'X' }, over);
  it.each([
    ['a lost connection', { $metadata: { attempts: 1 }, code: 'ECONNRESET' }, 'unclear'],
    ['an error of SES', { $metadata: { httpStatusCode: 500 } }, 'unclear'],
    ['a refusal', { $metadata: { httpStatusCode: 400 } }, 'refused'],
    ['a rate that is too high', { name: 'Throttling' }, 'too-many'],
    ['a connection that was never there', { $metadata: {}, code: 'ECONNREFUSED' }, 'refused'],
    ['a text that could not be made', {}, 'refused'],
  ])('%s is told apart', (_, over, is) => {
    expect(attemptOf(failed(over)).is).toBe(is);
  });
});
