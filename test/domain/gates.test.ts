import { describe, expect, it } from 'vitest';
import {
  ASKED_OF,
  dueAt,
  Gate,
  nextChaseAt,
  PARK_AFTER,
  settlementOf,
} from '../../functions/domain/gates.ts';
import { GateName } from '../../functions/domain/moves.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const STARTED = '2024-09-20T10:00:00.000Z';
const EXPIRES = '2024-11-01T17:00:00.000Z';
const PARKS = plus(STARTED, 280 * DAY);

const open = Gate.parse({ applicationId: 'a', sending: 1, gate: 'answer' });
const expiring: Gate = { ...open, expiresAt: EXPIRES };
const decided: Gate = {
  ...expiring,
  decision: {
    outcome: 'accept',
    by: { id: 'ada', name: 'Ada', role: 'team' },
    at: '2024-10-30T10:00:00.000Z',
    requestId: 'r1',
  },
};

describe('a gate that the workflow has left', () => {
  it.each([
    ['is open again a millisecond before it lapses', expiring, plus(EXPIRES, -1), 'reopen'],
    ['lapses at its instant', expiring, EXPIRES, 'lapse'],
    ['lapses after it', expiring, plus(EXPIRES, 1), 'lapse'],
    ['is open again a millisecond before 280 days', open, plus(PARKS, -1), 'reopen'],
    ['is parked at 280 days', open, PARKS, 'park'],
    ['is parked after them', open, plus(PARKS, 1), 'park'],
    ['never lapses where nothing expires', open, plus(EXPIRES, DAY), 'reopen'],
    ['lapses rather than being parked', expiring, plus(PARKS, 1), 'lapse'],
    ['is decided, even after it would have lapsed', decided, plus(EXPIRES, 1), 'decided'],
    ['is decided, even after it would have been parked', decided, plus(PARKS, 1), 'decided'],
    [
      'is open again when its expiry moved on',
      { ...expiring, expiresAt: plus(EXPIRES, DAY) },
      EXPIRES,
      'reopen',
    ],
  ])('%s', (_, gate, now, expected) => {
    expect(settlementOf(gate, STARTED, now)).toBe(expected);
  });

  it('is parked long before an execution would end by itself', () => {
    expect(PARK_AFTER).toBe(280 * DAY);
  });
});

describe('a gate waits for', () => {
  it.each(GateName.options)('somebody at %s', (gate) => {
    const expected = { interview: 'panel', answer: 'team' } as Record<string, string>;
    expect(ASKED_OF[gate]).toBe(expected[gate] ?? 'admin');
  });
});

describe('a staff gate is chased', () => {
  const programme = theProgramme();

  it.each<[GateName, string, number, string]>([
    ['interview', 'the day after interviews end', 0, '2024-10-26T16:00:00.000Z'],
    ['interview', 'three days after', 1, '2024-10-28T16:00:00.000Z'],
    ['interview', 'and then each week', 2, '2024-11-04T16:00:00.000Z'],
    ['interview', 'for as long as it takes', 5, '2024-11-25T16:00:00.000Z'],
    ['acceptance', 'the day after offers end', 0, '2024-11-02T17:00:00.000Z'],
    ['shortlist-reserve', 'the day after the list closes', 0, '2024-11-05T09:00:00.000Z'],
    ['acceptance-reserve', 'likewise', 1, '2024-11-07T09:00:00.000Z'],
  ])('%s: %s', (gate, _, chases, expected) => {
    expect(nextChaseAt(programme, gate, { openedAt: STARTED, chases })).toBe(expected);
  });

  it.each<GateName>(['shortlist', 'answer'])('never: %s', (gate) => {
    expect(dueAt(programme, gate)).toBeUndefined();
    expect(nextChaseAt(programme, gate, { openedAt: STARTED, chases: 0 })).toBeUndefined();
  });

  it('with the same days to spare where it opened after its date', () => {
    const openedAt = '2024-11-20T12:00:00.000Z';
    const chased = [0, 1, 2].map((chases) =>
      nextChaseAt(programme, 'interview', { openedAt, chases }),
    );
    expect(chased).toEqual([
      plus(openedAt, DAY),
      plus(openedAt, 3 * DAY),
      plus(openedAt, 10 * DAY),
    ]);
  });

  it('by the days of another programme', () => {
    const openedAt = '2026-11-01T12:00:00.000Z';
    expect(nextChaseAt(harbour(), 'interview', { openedAt, chases: 0 })).toBe(
      '2026-11-22T21:00:00.000Z',
    );
    expect(nextChaseAt(harbour(), 'interview', { openedAt, chases: 1 })).toBe(
      '2026-11-24T21:00:00.000Z',
    );
  });
});
