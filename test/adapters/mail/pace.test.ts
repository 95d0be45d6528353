import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../../functions/adapters/keys.ts';
import { takeMails } from '../../../functions/adapters/ledger-lease.ts';
import { type Mark, markTogether } from '../../../functions/adapters/ledger-marks.ts';
import { closeMail } from '../../../functions/adapters/mail-client.ts';
import { pauseSending } from '../../../functions/adapters/mail-pace.ts';
import { getItem } from '../../../functions/adapters/table.ts';
import { HOUR, MINUTE, plus } from '../../../functions/domain/time.ts';
import { asItIs, record, startLedger, type TestLedger } from '../../fixtures/ledger.ts';
import { theProgramme } from '../../fixtures/programmes.ts';
import { newId, ownCopy, store } from '../../fixtures/table.ts';

const START = '2024-09-23T08:00:00.000Z';

let ledger: TestLedger;
beforeAll(async () => {
  ledger = await startLedger({ maxSendRate: 5, max24HourSend: 40 });
  await store(ownCopy(theProgramme()), '2024-08-01T09:00:00.000Z');
});
afterAll(() => ledger.stop());

const take = async (now: string) => {
  const batch = await takeMails({ now: () => now, newId }, asItIs);
  const marks = batch.mails.map(
    (mail): Mark => ({ mail, attempt: { is: 'accepted', messageId: newId() } }),
  );
  await markTogether(marks, now);
  return batch;
};

describe('the pace of the account', () => {
  it('is kept by six senders together, asked for once, and nothing is left behind', async () => {
    await Promise.all(Array.from({ length: 40 }, () => record(START)));
    const taken: string[] = [];
    let now = START;
    const sender = async () => {
      for (;;) {
        const { mails, more, nextAt } = await take(now);
        taken.push(...mails.map(() => now));
        if (!more || nextAt) return nextAt;
      }
    };
    for (let round = 0; round < 12 && taken.length < 40; round += 1) {
      const next = (await Promise.all([1, 2, 3, 4, 5, 6].map(sender))).find((at) => at);
      now = next ?? now;
    }
    expect(taken).toHaveLength(40);
    for (const at of taken) {
      const inSecond = taken.filter((other) => other > plus(at, -1000) && other <= at);
      expect(inSecond.length).toBeLessThanOrEqual(5);
    }
    expect(await getItem(keys.pace())).toMatchObject({ askedAt: START, reserved: 40 });
  });

  it('ends for a day when the quota is used up, and SES is asked again later, not at every look', async () => {
    const later = plus(START, MINUTE);
    await record(later);
    // What SES itself has counted meanwhile.
    ledger.account.max24HourSend = 0;
    const first = await take(plus(START, HOUR));
    expect(first).toMatchObject({ mails: [], nextAt: plus(START, HOUR + 15 * MINUTE) });
    ledger.account.max24HourSend = 400;
    expect(await take(plus(START, HOUR + MINUTE))).toMatchObject({ mails: [] });
    expect((await take(plus(START, HOUR + 15 * MINUTE))).mails).toHaveLength(1);
  });

  it('pauses for all senders when SES says that it is too much, longer each time', async () => {
    const from = plus(START, 10 * HOUR);
    await record(from);
    expect(await pauseSending(from)).toBe(plus(from, 1000));
    expect(await take(plus(from, 999))).toMatchObject({ mails: [], nextAt: plus(from, 1000) });
    expect(await pauseSending(plus(from, 1000))).toBe(plus(from, 3000));
    expect((await take(plus(from, 3000))).mails).toHaveLength(1);
  });

  it('is that of a new account while SES does not answer', async () => {
    const at = plus(START, 48 * HOUR);
    await Promise.all([record(at), record(at)]);
    const endpoint = process.env['AWS_ENDPOINT_URL_SES'];
    closeMail();
    process.env['AWS_ENDPOINT_URL_SES'] = 'http://127.0.0.1:9';
    expect((await take(at)).mails.length).toBeGreaterThan(0);
    closeMail();
    process.env['AWS_ENDPOINT_URL_SES'] = endpoint;
  });
});
