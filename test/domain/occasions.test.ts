import { describe, expect, it } from 'vitest';
import {
  type Occasion,
  outcomeMilestoneId,
  programmeOccasions,
  teamOccasions,
  timelinesEndAt,
} from '../../functions/domain/occasions.ts';
import { harbour, theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const JOINED = '2024-10-30T14:12:00.000Z';
const told = (occasions: Occasion[], kind: string) =>
  occasions.filter((occasion) => occasion.kind === kind).map(({ due }) => due);

describe('the programme’s timeline', () => {
  // British Summer Time ends on 27 October 2024 and begins on 30 March 2025.
  it('has all eleven milestones at their instants on both sides of each clock change', () => {
    const milestones = programmeOccasions(programme).filter(({ kind }) => kind === 'milestone');
    expect(milestones.map(({ id, due }) => [due, id])).toEqual([
      ['2024-08-18T08:00:00.000Z', 'delivery-team-formed'],
      ['2024-09-01T08:00:00.000Z', 'applications-open'],
      ['2024-09-22T22:59:59.999Z', 'applications-close'],
      ['2024-10-07T08:00:00.000Z', 'shortlist-announced'],
      ['2024-11-04T09:00:00.000Z', 'action-period-1'],
      ['2024-11-04T09:00:00.000Z', 'learning-session-1'],
      ['2025-02-03T09:00:00.000Z', 'learning-session-2'],
      ['2025-02-04T09:00:00.000Z', 'action-period-2'],
      ['2025-05-05T08:00:00.000Z', 'learning-session-3'],
      ['2025-05-06T08:00:00.000Z', 'action-period-3'],
      ['2025-09-22T08:00:00.000Z', 'celebration'],
    ]);
  });

  it('tells each audience that the timetable names', () => {
    const audiences = Object.fromEntries(
      programmeOccasions(programme).map(({ id, audiences }) => [id, audiences]),
    );
    for (const milestone of programme.milestones) {
      expect(audiences[milestone.id]).toEqual(milestone.audiences);
    }
  });

  it('reminds people with drafts 7 days, 2 days and 1 day before, in the morning', () => {
    const reminders = programmeOccasions(programme).filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ id, due, audiences }) => [due, id, ...audiences])).toEqual([
      ['2024-09-15T08:00:00.000Z', 'applications-close-drafts-7-days-before', 'drafts'],
      ['2024-09-20T08:00:00.000Z', 'applications-close-drafts-2-days-before', 'drafts'],
      ['2024-09-21T08:00:00.000Z', 'applications-close-drafts-1-days-before', 'drafts'],
    ]);
  });

  it('reminds at a milestone’s own hour where that is earlier, in its own zone', () => {
    const reminders = programmeOccasions(harbour()).filter(({ kind }) => kind === 'reminder');
    expect(reminders.map(({ due }) => due)).toEqual([
      '2026-09-29T13:00:00.000Z',
      '2027-01-05T12:30:00.000Z',
    ]);
  });

  it.each([
    ['the first programme', programme],
    ['another programme', harbour()],
  ])('is in order, each under a name of its own: %s', (_, each) => {
    const occasions = programmeOccasions(each);
    expect(occasions.map(({ due }) => due)).toEqual(occasions.map(({ due }) => due).toSorted());
    expect(new Set(occasions.map(({ id }) => id)).size).toBe(occasions.length);
  });

  it('tells applicants their outcome at the shortlist', () => {
    expect(outcomeMilestoneId(programme)).toBe('shortlist-announced');
    expect(outcomeMilestoneId(harbour())).toBe('teams-announced');
  });
});

describe('a team’s timeline', () => {
  const occasions = teamOccasions(programme, JOINED);

  it('begins with the welcome as it joins and ends the day after the celebration', () => {
    expect(occasions[0]).toMatchObject({ kind: 'welcome', due: JOINED, audiences: ['whole-team'] });
    expect(occasions.at(-1)).toMatchObject({ kind: 'closing', due: '2025-09-23T08:00:00.000Z' });
    expect(timelinesEndAt(programme)).toBe('2025-09-23T08:00:00.000Z');
  });

  it('has coaching every two weeks from the start of each action period, at 9am local', () => {
    expect(told(occasions, 'coaching')).toEqual([
      ...['2024-11-04', '2024-11-18', '2024-12-02', '2024-12-16', '2024-12-30'].map(at('09')),
      ...['2025-01-13', '2025-01-27'].map(at('09')),
      ...['2025-02-04', '2025-02-18', '2025-03-04', '2025-03-18'].map(at('09')),
      ...['2025-04-01', '2025-04-15', '2025-04-29'].map(at('08')),
      ...['2025-05-06', '2025-05-20', '2025-06-03', '2025-06-17', '2025-07-01'].map(at('08')),
      ...['2025-07-15', '2025-07-29', '2025-08-12', '2025-08-26', '2025-09-09'].map(at('08')),
    ]);
    const coached = occasions.find(({ kind }) => kind === 'coaching');
    expect(coached?.audiences).toEqual(['contact-and-coach']);
  });

  it('has coaching and asks for progress as often as another programme says', () => {
    const coaching = { everyWeeks: 5, minutes: 30 };
    const progress = { everyMonths: 4, lowest: 1, highest: 5, step: 1 };
    const rarer = teamOccasions({ ...programme, coaching, progress }, JOINED);
    expect(told(rarer, 'coaching').slice(0, 4)).toEqual(
      ['2024-11-04', '2024-12-09', '2025-01-13', '2025-02-04'].map(at('09')),
    );
    expect(told(rarer, 'progress')).toEqual([
      '2025-03-04T09:00:00.000Z',
      '2025-07-04T08:00:00.000Z',
    ]);
  });

  it('asks for progress each month of the year, to the last before the celebration', () => {
    expect(told(occasions, 'progress')).toEqual([
      ...['2024-12-04', '2025-01-04', '2025-02-04', '2025-03-04'].map(at('09')),
      ...['2025-04-04', '2025-05-04', '2025-06-04', '2025-07-04'].map(at('08')),
      ...['2025-08-04', '2025-09-04'].map(at('08')),
    ]);
  });

  it('keeps a month’s last day where shorter months follow', () => {
    const milestones = programme.milestones.map((each) =>
      each.id === 'action-period-1' ? { ...each, date: '2024-10-31' } : each,
    );
    const progress = told(
      teamOccasions({ ...programme, milestones }, '2024-10-01T00:00:00.000Z'),
      'progress',
    );
    expect(progress.slice(0, 5)).toEqual([
      '2024-11-30T09:00:00.000Z',
      '2024-12-31T09:00:00.000Z',
      '2025-01-31T09:00:00.000Z',
      '2025-02-28T09:00:00.000Z',
      '2025-03-31T08:00:00.000Z',
    ]);
  });

  it('reminds of the poster four weeks before the celebration', () => {
    expect(told(occasions, 'poster')).toEqual(['2025-08-25T08:00:00.000Z']);
  });

  it('leaves out what was due before a team joined, and keeps what is due as it joins', () => {
    const joined = '2025-02-18T09:00:00.000Z';
    const late = teamOccasions(programme, joined);
    expect(late.map(({ due }) => due).filter((due) => due < joined)).toEqual([]);
    expect(told(late, 'coaching')[0]).toBe(joined);
    expect(told(late, 'coaching')).toHaveLength(16);
    expect(told(teamOccasions(programme, '2025-02-18T09:00:00.001Z'), 'coaching')).toHaveLength(15);
    expect(told(late, 'welcome')).toEqual([joined]);
  });

  it('is welcome and closing where a programme has no coaching, progress or poster', () => {
    const other = teamOccasions(harbour(), '2026-12-01T12:00:00.000Z');
    expect(other.map(({ kind }) => kind)).toEqual(['welcome', 'closing']);
    expect(other.at(-1)?.due).toBe('2027-06-11T13:00:00.000Z');
  });

  it('gives each occasion a name of its own', () => {
    expect(new Set(occasions.map(({ id }) => id)).size).toBe(occasions.length);
  });
});

function at(hour: string): (date: string) => string {
  return (date) => `${date}T${hour}:00:00.000Z`;
}
