import { describe, expect, it } from 'vitest';
import { chaseMails, nextReleaseChaseAt } from '../../functions/domain/chases.ts';
import type { Person } from '../../functions/domain/people.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();

describe('the shortlist is chased', () => {
  it.each([
    ['three days before its date', 0, '2024-10-04T08:00:00.000Z'],
    ['at it', 1, '2024-10-07T08:00:00.000Z'],
    ['a day after', 2, '2024-10-08T08:00:00.000Z'],
    ['three days after', 3, '2024-10-10T08:00:00.000Z'],
    ['then weekly', 4, '2024-10-17T08:00:00.000Z'],
    ['for as long as it takes', 6, '2024-10-31T08:00:00.000Z'],
  ])('%s', (_, chases, expected) => {
    expect(nextReleaseChaseAt(programme, chases)).toBe(expected);
  });

  it('by the days of another programme', () => {
    const instants = [0, 1, 2, 3].map((chases) => nextReleaseChaseAt(harbour(), chases));
    expect(instants).toEqual([
      '2026-10-21T13:00:00.000Z',
      '2026-10-26T13:00:00.000Z',
      '2026-10-28T13:00:00.000Z',
      '2026-10-30T13:00:00.000Z',
    ]);
  });

  it('later each time', () => {
    const instants = Array.from({ length: 20 }, (_, n) => nextReleaseChaseAt(programme, n));
    expect(instants).toEqual([...new Set(instants)].toSorted());
  });
});

describe('a chase', () => {
  const people: Person[] = ['ada', 'ben'].map((id) => ({
    id,
    name: id,
    email: `${id}@academy.example`,
    roles: ['delivery-team'],
  }));
  const chased = (now: string) =>
    chaseMails(programme, people, { kind: 'decision-chase', about: 'interview', now });

  it('is one mail for each person and each local day, however often it is asked for', () => {
    const occasions = [
      '2024-10-26T16:00:00.000Z',
      '2024-10-26T22:59:59.999Z',
      '2024-10-26T23:00:00.000Z',
    ].map((now) => new Set(chased(now).map(({ occasion }) => occasion)));
    expect(occasions).toEqual([
      new Set(['interview/2024-10-26']),
      new Set(['interview/2024-10-26']),
      new Set(['interview/2024-10-27']),
    ]);
    expect(chased('2024-10-26T16:00:00.000Z').map(({ to }) => to.email)).toEqual([
      'ada@academy.example',
      'ben@academy.example',
    ]);
  });

  it('names what it is about and nothing else', () => {
    expect(chased('2024-10-26T16:00:00.000Z')[0]?.facts).toEqual({ about: 'interview' });
  });
});
