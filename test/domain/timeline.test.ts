import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { programmeOccasions, teamOccasions } from '../../functions/domain/occasions.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import {
  CONTINUE_AFTER_EVENTS,
  isPending,
  type OccasionRecord,
  recordsOf,
  whatIsNext,
} from '../../functions/domain/timeline.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';
import { live } from './timeline-simulation.ts';

const START = '2024-08-01T00:00:00.000Z';
const fresh = { startedAt: START, events: 0 };

function aRecord(due: string, over: Partial<OccasionRecord> = {}): OccasionRecord {
  return { id: `at-${due}`, kind: 'milestone', due, version: 1, firstSeenAt: START, ...over };
}

describe('an occasion', () => {
  it.each<[string, Partial<OccasionRecord>, boolean]>([
    ['is told when it has not been', {}, true],
    ['is not told again', { doneVersion: 1 }, false],
    ['is told again when its date moved', { version: 2, doneVersion: 1 }, true],
    ['is told by somebody else if its claimer did not finish', { claimedVersion: 1 }, true],
    ['is not told when it was past at first sight', { firstSeenAt: plus(START, DAY + 1) }, false],
    ['is told when it is due as it is first seen', { firstSeenAt: plus(START, DAY) }, true],
  ])('%s', (_, over, expected) => {
    expect(isPending(aRecord(plus(START, DAY), over))).toBe(expected);
  });

  it('of a team keeps what was done about it, and was seen as the team joined', () => {
    const joined = '2025-02-18T09:30:00.000Z';
    const occasions = teamOccasions(theProgramme(), joined);
    const records = recordsOf(occasions, new Set(['welcome', 'forgotten']), joined);
    expect(records.map(({ id }) => id)).toEqual(occasions.map(({ id }) => id));
    expect(records[0]).toMatchObject({ id: 'welcome', doneVersion: 1 });
    expect(records.filter(isPending)).toHaveLength(occasions.length - 1);
    expect(records[1]).toMatchObject({ version: 1, firstSeenAt: joined });
  });
});

describe('a timeline', () => {
  const due = plus(START, 3 * DAY);
  const records = [aRecord(due)];
  const seconds = (days: number) => (days * DAY) / 1000;

  it.each<[string, string, object]>([
    ['sleeps until what is next', plus(due, -2 * DAY), { do: 'sleep', seconds: seconds(2) }],
    ['sleeps whole seconds only', plus(due, -2999), { do: 'sleep', seconds: 2 }],
    ['sleeps one second before the last one', plus(due, -1000), { do: 'sleep', seconds: 1 }],
    ['waits for the rest of a second', plus(due, -999), { do: 'pause', until: due }],
    ['waits a millisecond before', plus(due, -1), { do: 'pause', until: due }],
    ['announces at the instant', due, { do: 'announce', occasionId: `at-${due}`, version: 1 }],
    ['announces late', plus(due, DAY), { do: 'announce', occasionId: `at-${due}`, version: 1 }],
  ])('%s', (_, now, expected) => {
    expect(whatIsNext(records, fresh, now)).toEqual(expected);
  });

  it('never sleeps for more than seven days', () => {
    const far = [aRecord(plus(START, 200 * DAY))];
    expect(whatIsNext(far, fresh, START)).toEqual({ do: 'sleep', seconds: seconds(7) });
  });

  it('ends when nothing is left, even where it is old', () => {
    const old = { startedAt: plus(START, -400 * DAY), events: 20_000 };
    expect(whatIsNext([], fresh, START)).toEqual({ do: 'end' });
    expect(whatIsNext([aRecord(due, { doneVersion: 1 })], old, due)).toEqual({ do: 'end' });
  });

  it('tells the earliest first, and by name what is due together', () => {
    const three = [aRecord(plus(due, 1)), aRecord(due, { id: 'first' }), aRecord(plus(due, 2))];
    expect(whatIsNext(three, fresh, plus(due, DAY))).toMatchObject({ occasionId: 'first' });
  });

  it('goes on with the others while one is held', () => {
    const both = [aRecord(due, { id: 'held' }), aRecord(plus(due, DAY), { id: 'other' })];
    const held = { held: plus(due, 2 * DAY) };
    const next = (now: string) => whatIsNext(both, fresh, now, held);
    expect(next(due)).toEqual({ do: 'sleep', seconds: seconds(1) });
    expect(next(plus(due, DAY))).toMatchObject({ do: 'announce', occasionId: 'other' });
    expect(next(plus(due, 2 * DAY))).toMatchObject({ do: 'announce', occasionId: 'other' });
    const alone = [aRecord(due, { id: 'held' })];
    expect(whatIsNext(alone, fresh, held.held, held)).toMatchObject({ occasionId: 'held' });
  });

  it('is not hurried by a hold that ends before the date', () => {
    const early = { [`at-${due}`]: plus(due, -DAY) };
    expect(whatIsNext(records, fresh, plus(due, -DAY), early)).toEqual({
      do: 'sleep',
      seconds: seconds(1),
    });
  });

  it.each([
    ['a millisecond before another sleep could pass 280 days', -1, 0, 'announce'],
    ['where another sleep could reach 280 days', 0, 0, 'continue'],
    ['at 14,999 events', -DAY, 14_999, 'announce'],
    ['at 15,000 events', -DAY, 15_000, 'continue'],
  ])('continues or goes on: %s', (_, milliseconds, events, expected) => {
    const now = plus(START, 273 * DAY + milliseconds);
    expect(whatIsNext(records, { startedAt: START, events }, now).do).toBe(expected);
  });
});

const OPENED = { startAt: '2024-08-10T09:00:00.000Z', callTakes: 400 };

describe.each<[string, Programme, string]>([
  ['the first programme', theProgramme(), '2024-08-10T09:00:00.000Z'],
  ['another programme', harbour(), '2026-09-01T12:00:00.000Z'],
])('the timelines of %s', (_, programme, startAt) => {
  const ofProgramme = programmeOccasions(programme).map(
    (occasion): OccasionRecord => ({ ...occasion, version: 1, firstSeenAt: startAt }),
  );

  it('tell every occasion once, at its instant to the millisecond', () => {
    const { told } = live(ofProgramme, { startAt, callTakes: 0 });
    expect(told).toEqual(ofProgramme.map(({ id, due }) => ({ id, due, at: due })));
  });

  it('have no execution that could outlive 290 days, whatever the calls take', () => {
    for (const callTakes of [0, 400, 60_000]) {
      const { executions, told } = live(ofProgramme, { startAt, callTakes });
      expect(told).toHaveLength(ofProgramme.length);
      for (const { days } of executions) expect(days).toBeLessThan(290);
    }
  });

  it.each(['first', 'last'])('tell a team that joins on the %s day of offers likewise', (when) => {
    const joinedAt = plus(`${programme.offers.from}T15:00:00.000Z`, when === 'first' ? 0 : 4 * DAY);
    const records = recordsOf(teamOccasions(programme, joinedAt), new Set(), joinedAt);
    const { executions, told } = live(records, { startAt: plus(joinedAt, 1500), callTakes: 0 });
    expect(told.map(({ id }) => id).toSorted()).toEqual(records.map(({ id }) => id).toSorted());
    expect(Math.max(...executions.map(({ days }) => days))).toBeLessThan(290);
  });
});

describe('a timeline of any timetable of up to three years', () => {
  const YEARS = 3 * 365 * DAY;
  const aTimetable = fc.record({
    offsets: fc.array(fc.integer({ min: -30 * DAY, max: YEARS }), { maxLength: 60 }),
    callTakes: fc.integer({ min: 0, max: 60_000 }),
    startAt: fc.constantFrom(OPENED.startAt, '2024-03-31T00:59:59.999Z'),
    pages: fc.integer({ min: 0, max: 300 }),
  });

  it('tells each once and never early, in executions that stay within every limit', () => {
    fc.assert(
      fc.property(aTimetable, ({ offsets, startAt, callTakes, pages }) => {
        const records = offsets.map((offset, index) =>
          aRecord(plus(startAt, offset), { id: `occasion-${index}`, firstSeenAt: startAt }),
        );
        const { executions, told } = live(records, { startAt, callTakes, pages });
        const pending = records.filter(isPending).map(({ id }) => id);
        expect(told.map(({ id }) => id).toSorted()).toEqual(pending.toSorted());
        for (const { at, due } of told) expect(at >= due).toBe(true);
        for (const { days, events } of executions) {
          expect(days).toBeLessThan(290);
          // One occasion more may be told after the last look at the count; AWS ends it at 25,000.
          expect(events).toBeLessThan(CONTINUE_AFTER_EVENTS + 40 + 12 * 300 + 40);
        }
      }),
      { numRuns: 60 },
    );
  });
});
