import { describe, expect, it } from 'vitest';
import type { Application } from '../../functions/domain/application.ts';
import {
  changeableUntil,
  mayChoose,
  overlap,
  panelProblems,
  refuseChoice,
  type Slot,
  type SlotSeat,
  seriesOf,
} from '../../functions/domain/slots.ts';
import { anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const AT = '2024-10-16T09:00:00.000Z';
const NOW = '2024-10-10T09:00:00.000Z';
const seat = (personId: string, sits: string): SlotSeat => ({
  personId,
  name: personId,
  seat: sits,
});
const PANEL = [
  seat('quinn', 'qi-professional'),
  seat('holly', 'healthcare-professional'),
  seat('lee', 'lived-experience'),
];
const slot = (over: Partial<Slot> = {}): Slot => ({
  id: '202410160900-a',
  startsAt: AT,
  minutes: 30,
  place: '',
  panel: PANEL,
  ...over,
});
const team = (over: Partial<Application> = {}) =>
  anApplication(programme, { status: 'shortlisted', ...over });

describe('a team may choose a time', () => {
  it.each([
    ['that is free', team(), slot(), NOW, true],
    ['that it has already', team(), slot({ heldBy: 'application-1' }), NOW, true],
    ['but not one that another team has', team(), slot({ heldBy: 'other' }), NOW, false],
    ['until 24 hours before it', team(), slot(), '2024-10-15T09:00:00.000Z', true],
    ['but not later', team(), slot(), '2024-10-15T09:00:00.001Z', false],
    [
      'but not of a panel with a conflict',
      team({ reviews: { lee: { state: 'conflict', seat: 'lived-experience' } } }),
      slot(),
      NOW,
      false,
    ],
    [
      'of a panel that has scored it',
      team({ reviews: { lee: { state: 'scored', seat: 'lived-experience' } } }),
      slot(),
      NOW,
      true,
    ],
  ])('%s', (_what, application, chosen, now, expected) => {
    expect(mayChoose(programme, application, chosen, now)).toBe(expected);
    const refuse = () => refuseChoice(programme, application, chosen, now);
    if (expected) expect(refuse).not.toThrow();
    else expect(refuse).toThrow(/Choose|Another team/);
  });

  it('only while it is shortlisted', () => {
    const recommended = team({ status: 'recommended' });
    expect(() => refuseChoice(programme, recommended, slot(), NOW)).toThrow(
      /no interview to choose/,
    );
  });

  it('but not one that is not there', () => {
    expect(() => refuseChoice(programme, team(), undefined, NOW)).toThrow(/not offered any more/);
  });

  it('but leave the time it has only until 24 hours before', () => {
    const booked = team({ slotId: 'x', interviewAt: '2024-10-10T10:00:00.000Z' });
    expect(() => refuseChoice(programme, booked, slot(), NOW)).toThrow(/too late to change/);
  });
});

it('a time can be changed until so many hours before it, by the clock that has no summer', () => {
  expect(changeableUntil(programme, { startsAt: '2024-10-28T09:00:00.000Z' })).toBe(
    '2024-10-27T09:00:00.000Z',
  );
});

describe('a panel', () => {
  it.each([
    ['of three with lived experience', PANEL, []],
    ['of two', PANEL.slice(1), ['Select 3 panel members']],
    ['of one person three times', Array(3).fill(PANEL[2]), ['Select 3 panel members']],
    [
      'without lived experience or a carer',
      [...PANEL.slice(0, 2), seat('sam', 'qi-professional')],
      ['Select at least one panel member whose seat is Person with lived experience or Carer'],
    ],
  ])('%s', (_what, panel, expected) => {
    expect(panelProblems(programme, panel).map(({ message }) => message)).toEqual(expected);
  });
});

it.each([
  ['2024-10-16T09:00:00.000Z', true],
  ['2024-10-16T09:29:00.000Z', true],
  ['2024-10-16T09:30:00.000Z', false],
  ['2024-10-16T08:30:00.000Z', false],
])('a time from 9:00 to 9:30 overlaps with one from %s: %s', (startsAt, expected) => {
  expect(overlap(slot(), slot({ startsAt }))).toBe(expected);
  expect(overlap(slot({ startsAt }), slot())).toBe(expected);
});

it('a series holds as many whole times as there is room for', () => {
  expect(seriesOf('2024-10-16T09:00:00.000Z', '2024-10-16T10:15:00.000Z', 30)).toEqual([
    '2024-10-16T09:00:00.000Z',
    '2024-10-16T09:30:00.000Z',
  ]);
});
