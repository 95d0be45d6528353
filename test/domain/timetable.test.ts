import { describe, expect, it } from 'vitest';
import { plus } from '../../functions/domain/time.ts';
import {
  closesAt,
  dueOf,
  endsAt,
  holdUntil,
  interviewsEnd,
  isOpen,
  milestoneFor,
  offerExpiresAt,
  offersEnd,
  offersFrom,
  opensAt,
  reserveListCloses,
  shortlistAt,
} from '../../functions/domain/timetable.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

describe('the first programme’s instants', () => {
  const programme = theProgramme();

  it.each([
    ['opens at 9am in British Summer Time', opensAt, '2024-09-01T08:00:00.000Z'],
    ['closes at the end of 22 September', closesAt, '2024-09-22T22:59:59.999Z'],
    ['announces the shortlist at 9am', shortlistAt, '2024-10-07T08:00:00.000Z'],
    ['ends interviews at 5pm in British Summer Time', interviewsEnd, '2024-10-25T16:00:00.000Z'],
    ['offers from 9am in Greenwich Mean Time', offersFrom, '2024-10-28T09:00:00.000Z'],
    ['ends offers at 5pm on 1 November', offersEnd, '2024-11-01T17:00:00.000Z'],
    ['closes the reserve list as the cohort starts', reserveListCloses, '2024-11-04T09:00:00.000Z'],
    ['ends with the celebration', endsAt, '2025-09-22T08:00:00.000Z'],
  ])('%s', (_, read, expected) => {
    expect(read(programme)).toBe(expected);
  });

  it('starts the cohort on the same local hour on the other side of the clock change', () => {
    const session = programme.milestones.find(({ id }) => id === 'learning-session-1');
    expect(session && dueOf(programme, session)).toBe('2024-11-04T09:00:00.000Z');
  });

  it('says which milestone is missing', () => {
    const empty = { ...programme, milestones: [] };
    expect(() => milestoneFor(empty, 'shortlist')).toThrow('no milestone for shortlist');
    expect(endsAt(empty)).toBe('');
  });

  it('holds released mail for ten minutes', () => {
    expect(holdUntil(programme, '2024-10-06T12:00:00.000Z')).toBe('2024-10-06T12:10:00.000Z');
  });
});

describe('another programme’s instants', () => {
  const programme = harbour();

  it.each([
    ['closes at its own hour in its own zone', closesAt, '2026-10-02T20:00:00.000Z'],
    ['announces at its own time of day', shortlistAt, '2026-10-26T13:00:00.000Z'],
    ['ends offers after its clocks went back', offersEnd, '2026-12-11T20:00:00.000Z'],
    ['ends with its last milestone', endsAt, '2027-06-10T16:00:00.000Z'],
  ])('%s', (_, read, expected) => {
    expect(read(programme)).toBe(expected);
  });
});

describe('applications are open', () => {
  const programme = theProgramme();

  it.each([
    ['not a millisecond before opening', opensAt(programme), -1, false],
    ['from the opening itself', opensAt(programme), 0, true],
    ['a millisecond before the deadline', closesAt(programme), -1, true],
    ['at the deadline itself', closesAt(programme), 0, true],
    ['not a millisecond after the deadline', closesAt(programme), 1, false],
  ])('%s', (_, instant, milliseconds, expected) => {
    expect(isOpen(programme, plus(instant, milliseconds))).toBe(expected);
  });
});

describe('an offer expires', () => {
  const programme = theProgramme();

  it.each([
    ['four days later at 5pm', '2024-10-28T09:00:00.000Z', '2024-11-01T17:00:00.000Z'],
    ['never after the end of offers', '2024-10-30T12:00:00.000Z', '2024-11-01T17:00:00.000Z'],
    ['at the end even when made after it', '2024-11-02T12:00:00.000Z', '2024-11-01T17:00:00.000Z'],
    ['by the local day, before the change', '2024-10-20T22:59:59.999Z', '2024-10-24T16:00:00.000Z'],
    ['by the local day, after midnight', '2024-10-20T23:00:00.000Z', '2024-10-25T16:00:00.000Z'],
    ['at 5pm across the clock change', '2024-10-24T16:00:00.000Z', '2024-10-28T17:00:00.000Z'],
  ])('%s', (_, made, expected) => {
    expect(offerExpiresAt(programme, made)).toBe(expected);
  });

  it('by the zone and the days of another programme', () => {
    expect(offerExpiresAt(harbour(), '2026-11-24T03:30:00.000Z')).toBe('2026-11-26T16:00:00.000Z');
    expect(offerExpiresAt(harbour(), '2026-12-10T15:00:00.000Z')).toBe('2026-12-11T20:00:00.000Z');
  });
});
