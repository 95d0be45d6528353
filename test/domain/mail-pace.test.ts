import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allowance,
  LEAST_QUOTA,
  mustAsk,
  type Pace,
  paused,
  type Quota,
  reserve,
  withQuota,
} from '../../functions/domain/mail-pace.ts';
import { DAY, HOUR, MINUTE, plus } from '../../functions/domain/time.ts';

const NOW = '2024-09-23T08:00:00.000Z';
const paceOf = (over: Partial<Quota> = {}): Pace =>
  withQuota(undefined, { perSecond: 14, perDay: 1000, sentBefore: 0, ...over }, NOW);

describe('how many mails may go out now', () => {
  it.each([
    ['as many as a second allows', paceOf(), { mails: 14 }],
    ['no more than the day has left', paceOf({ sentBefore: 991 }), { mails: 9 }],
    [
      'none of a day that is used up',
      paceOf({ sentBefore: 1000 }),
      { mails: 0, nextAt: plus(NOW, 15 * MINUTE) },
    ],
    ['any number without a daily limit', paceOf({ perDay: -1, sentBefore: 5000 }), { mails: 14 }],
    ['what is left of this second', reserve(paceOf(), 10, NOW), { mails: 4 }],
    [
      'none until the second is over',
      reserve(paceOf(), 14, NOW),
      { mails: 0, nextAt: plus(NOW, 1100) },
    ],
    [
      'one every two seconds of a very slow account',
      reserve(paceOf({ perSecond: 0.5 }), 1, NOW),
      { mails: 0, nextAt: plus(NOW, 2200) },
    ],
    [
      'none while SES has asked for a pause',
      paused(paceOf(), NOW),
      { mails: 0, nextAt: plus(NOW, 1000) },
    ],
  ])('%s', (_, pace, expected) => {
    expect(allowance(pace, NOW)).toEqual(expected);
  });

  it('never lets more than the rate into any second, whoever asks and whenever', () => {
    const steps = fc.array(
      fc.record({ wait: fc.integer({ min: 0, max: 2500 }), wish: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), steps, (perSecond, asked) => {
        let now = NOW;
        let pace = paceOf({ perSecond, perDay: 200 });
        const sent: string[] = [];
        for (const { wait, wish } of asked) {
          now = plus(now, wait);
          const mails = Math.min(wish, allowance(pace, now).mails);
          if (mails === 0) continue;
          pace = reserve(pace, mails, now);
          sent.push(...Array.from({ length: mails }, () => now));
        }
        for (const at of sent) {
          const within = sent.filter((other) => other >= at && other < plus(at, 1000));
          expect(within.length).toBeLessThanOrEqual(perSecond);
        }
        expect(sent.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('SES is asked for the quota', () => {
  const usedUp = paceOf({ sentBefore: 1000 });
  it.each([
    ['before the first mail', undefined, NOW, true],
    ['not again within the day', paceOf(), plus(NOW, DAY - 1), false],
    ['again after a day', paceOf(), plus(NOW, DAY), true],
    ['not at each look at a day that is used up', usedUp, plus(NOW, 15 * MINUTE - 1), false],
    ['but after a while', usedUp, plus(NOW, 15 * MINUTE), true],
    ['after it refused mails as too many', paused(paceOf(), NOW), NOW, true],
  ])('%s', (_, pace, now, expected) => {
    expect(mustAsk(pace, now)).toBe(expected);
  });
});

describe('a pause', () => {
  const afterPauses = (pauses: number) => {
    let pace = paceOf();
    let now = NOW;
    const lengths: number[] = [];
    for (let pause = 0; pause < pauses; pause += 1) {
      pace = paused(pace, now);
      const until = pace.pauseUntil ?? now;
      lengths.push((Date.parse(until) - Date.parse(now)) / 1000);
      now = until;
    }
    return { pace, now, lengths };
  };

  it('is twice as long each time, at most five minutes', () => {
    expect(afterPauses(10).lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
  });

  it('is not made longer by others who were refused at the same time', () => {
    const once = paused(paceOf(), NOW);
    expect(paused(once, plus(NOW, 999))).toEqual(once);
  });

  it('is forgotten once mail has gone out well for a while', () => {
    const { pace, now } = afterPauses(5);
    expect(reserve(pace, 1, plus(now, MINUTE)).pauses).toBe(5);
    expect(reserve(pace, 1, plus(now, HOUR))).toMatchObject({ pauses: 0 });
    expect(reserve(pace, 1, plus(now, HOUR))).not.toHaveProperty('pauseUntil');
  });

  it('leaves a new account what the least of accounts may do', () => {
    expect(LEAST_QUOTA).toEqual({ perSecond: 1, perDay: 200, sentBefore: 0 });
  });
});
