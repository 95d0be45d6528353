import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digestMails,
  lastDigestAt,
  nextDigestAt,
  parseWaiting,
} from '../../functions/domain/digest.ts';
import { panelQueue } from '../../functions/domain/panel-queue.ts';
import type { Person, Role } from '../../functions/domain/people.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { reviewsDueAt, type Task } from '../../functions/domain/queue.ts';
import type { Slot } from '../../functions/domain/slots.ts';
import { DAY, localDate, plus, spokenTime, weekday } from '../../functions/domain/time.ts';
import { closesAt, endsAt, opensAt } from '../../functions/domain/timetable.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const at = (time: string, weekday = 1): Programme => ({
  ...programme,
  weeklyDigest: { weekday, time },
});

/** Every digest of a programme, as a sweep that comes in time meets them. */
function allOf(one: Programme): string[] {
  const instants: string[] = [];
  for (
    let next = nextDigestAt(one, '2020-01-01T00:00:00.000Z');
    next;
    next = nextDigestAt(one, next)
  ) {
    instants.push(next);
  }
  return instants;
}

describe('the weekly digest is due', () => {
  it('each Monday at 9am of the programme’s zone, on both sides of every clock change', () => {
    const instants = allOf(programme);
    expect(instants[0]).toBe('2024-09-02T08:00:00.000Z');
    expect(instants).toContain('2024-10-21T08:00:00.000Z');
    expect(instants).toContain('2024-10-28T09:00:00.000Z');
    expect(instants).toContain('2025-03-31T08:00:00.000Z');
    expect(instants).toHaveLength(56);
  });

  it('on the day and at the time that another programme names', () => {
    const { timeZone } = harbour();
    for (const instant of allOf(harbour())) {
      expect(weekday(localDate(instant, timeZone))).toBe(2);
      expect(spokenTime(instant, timeZone)).toBe('8:30am');
    }
  });

  it('at the programme’s time of day where it names none', () => {
    const usual = { ...harbour(), weeklyDigest: { weekday: 1 } };
    expect(spokenTime(allOf(usual)[0] ?? '', usual.timeZone)).toBe('10am');
  });

  it('not before applications open; for the last time once the programme is over', () => {
    for (const one of [programme, harbour()]) {
      const instants = allOf(one);
      expect(lastDigestAt(one, plus(instants[0] ?? '', -1))).toBeUndefined();
      expect(instants[0] && instants[0] >= opensAt(one)).toBe(true);
      expect(instants.filter((instant) => instant >= endsAt(one))).toHaveLength(1);
      expect(lastDigestAt(one, plus(endsAt(one), 30 * DAY))).toBeUndefined();
    }
  });

  it('also where the clock skips its time, and only once where the clock has it twice', () => {
    const skipped = allOf(at('01:30', 7)).filter((instant) => instant.startsWith('2025-03-30'));
    expect(skipped).toEqual(['2025-03-30T01:30:00.000Z']);
    const twice = allOf(at('01:30', 7)).filter((instant) => instant.startsWith('2024-10-27'));
    expect(twice).toEqual(['2024-10-27T00:30:00.000Z']);
  });

  it('in one order: whatever the instant, the last is not after it, and the next is the one after the last', () => {
    const [first, end] = [Date.parse(opensAt(programme)) + 7 * DAY, Date.parse(endsAt(programme))];
    const day = fc.integer({ min: 1, max: 7 });
    const hour = fc
      .integer({ min: 0, max: 23 })
      .map((hours) => `${String(hours).padStart(2, '0')}:30`);
    fc.assert(
      fc.property(day, hour, fc.integer({ min: first, max: end }), (weekdayOf, time, ms) => {
        const now = new Date(ms).toISOString();
        const one = at(time, weekdayOf);
        const last = lastDigestAt(one, now) ?? '';
        const next = nextDigestAt(one, now) ?? '';
        expect(last <= now && now < next).toBe(true);
        expect(nextDigestAt(one, last)).toBe(next);
        expect(lastDigestAt(one, next)).toBe(next);
      }),
    );
  });
});

const WEEK = '2024-10-21T08:00:00.000Z';

describe('what waits for a panel member', () => {
  const NOW = WEEK;
  const slot = (heldBy: string, startsAt: string, personId = 'pat'): Slot => ({
    ...{ id: startsAt, startsAt, minutes: 30, place: '', heldBy },
    panel: [{ personId, name: personId, seat: 'carer' }],
  });
  const entries = [
    { id: 'a', status: 'submitted' as const, reviews: {} },
    { id: 'b', status: 'submitted' as const, reviews: { pat: { state: 'scored' as const } } },
    { id: 'c', status: 'submitted' as const, reviews: { pat: { state: 'conflict' as const } } },
    { id: 'd', status: 'submitted' as const, reviews: { pat: { state: 'begun' as const } } },
    { id: 'e', status: 'shortlisted' as const, reviews: {} },
    { id: 'f', status: 'shortlisted' as const, reviews: { pat: { state: 'scored' as const } } },
    { id: 'g', status: 'shortlisted' as const, reviews: { pat: { state: 'conflict' as const } } },
  ];
  const queue = (slots: Slot[], now = NOW) => panelQueue(programme, 'pat', { entries, slots }, now);

  it('is what they have not scored, unless they declared a conflict', () => {
    expect(queue([])).toEqual([{ kind: 'to-score', count: 2, due: reviewsDueAt(programme) }]);
  });

  it('is an interview of theirs once it has begun, or before if they have not said whether they have a conflict', () => {
    const slots = [
      slot('f', '2024-10-22T09:00:00.000Z'),
      slot('e', '2024-10-24T09:00:00.000Z'),
      slot('g', '2024-10-21T09:00:00.000Z'),
      slot('f', '2024-10-14T09:00:00.000Z', 'somebody-else'),
      slot('recorded-already', '2024-10-14T10:00:00.000Z'),
    ];
    const meet = (now: string) => queue(slots, now).find(({ kind }) => kind === 'to-meet');
    expect(meet(NOW)).toMatchObject({ count: 1, due: '2024-10-24T09:30:00.000Z' });
    expect(meet('2024-10-22T08:59:59.999Z')).toMatchObject({ count: 1 });
    expect(meet('2024-10-22T09:00:00.000Z')).toMatchObject({
      ...{ count: 2, due: '2024-10-22T09:30:00.000Z' },
    });
  });

  it('is nothing before applications close', () => {
    expect(queue([], closesAt(programme))).toEqual([]);
  });
});

describe('the mails of a digest', () => {
  const person = (id: string, roles: Role[]): Person => ({
    ...{ id, name: id, email: `${id}@academy.example`, roles },
  });
  const task: Task = { kind: 'offers', count: 2, due: '2024-11-01T17:00:00.000Z' };
  const mails = digestMails(programme, { week: WEEK, now: plus(WEEK, 60_000) }, [
    { person: person('ada', ['panel', 'delivery-team']), tasks: [task] },
    { person: person('pat', ['panel']), tasks: [task] },
    { person: person('ben', ['delivery-team']), tasks: [] },
  ]);

  it('go to those for whom something waits, one each, and are news for a week by the local clock', () => {
    expect(mails.map(({ to, facts }) => [to.email, facts['audience']])).toEqual([
      ['ada@academy.example', 'delivery-team'],
      ['pat@academy.example', 'panel'],
    ]);
    expect(mails[0]).toMatchObject({ occasion: 'digest/2024-10-21', sendAt: plus(WEEK, 60_000) });
    expect(mails[0]?.facts['until']).toBe('2024-10-28T09:00:00.000Z');
    expect(parseWaiting(mails[0]?.facts['waiting'] ?? '')).toEqual([task]);
  });
});
