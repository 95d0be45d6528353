import { describe, expect, it } from 'vitest';
import type { Application } from '../../functions/domain/application.ts';
import {
  hasQuorum,
  isReleased,
  type Outcome,
  type Release,
  scoredSeats,
  whatBlocksRelease,
} from '../../functions/domain/release.ts';
import { plus } from '../../functions/domain/time.ts';
import { anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const AT = '2024-10-07T08:00:00.000Z';
const programme = theProgramme();

describe('everyone sees outcomes', () => {
  const release: Release = {
    version: 3,
    chases: 0,
    confirmed: { at: AT, by: 'Ada', confirmedAt: '2024-10-01T10:00:00.000Z' },
  };

  it.each([
    ['not a millisecond before the confirmed instant', release, -1, false],
    ['from the instant itself', release, 0, true],
    ['a millisecond after it', release, 1, true],
    ['never while it is unconfirmed', { version: 3, chases: 0 }, 1, false],
    ['never while there is no release', undefined, 1, false],
  ])('%s', (_, each, milliseconds, expected) => {
    expect(isReleased(each, plus(AT, milliseconds))).toBe(expected);
  });
});

describe('a quorum', () => {
  it.each([
    ['three with a carer', ['qi-professional', 'healthcare-professional', 'carer'], true],
    ['three with lived experience', ['qi-professional', 'lived-experience', 'carer'], true],
    ['not two, whoever they are', ['lived-experience', 'carer'], false],
    [
      'not four professionals',
      ['qi-professional', 'qi-professional', 'healthcare-professional', 'healthcare-professional'],
      false,
    ],
    [
      'not somebody without a seat in place of one',
      ['', 'qi-professional', 'qi-professional'],
      false,
    ],
    ['not nobody', [], false],
  ])('is %s', (_, seats, expected) => {
    expect(hasQuorum(programme, scoredBy(seats))).toBe(expected);
  });

  it('does not count who has only declared, or has a conflict', () => {
    const application = scoredBy(['qi-professional', 'healthcare-professional', 'carer']);
    const reviews = {
      ...application.reviews,
      'reviewer-2': { state: 'conflict' as const, seat: 'carer' },
      'reviewer-3': { state: 'no-conflict' as const, seat: 'carer' },
    };
    expect(hasQuorum(programme, { ...application, reviews })).toBe(false);
    expect(scoredSeats({ ...application, reviews })).toEqual(['qi-professional']);
  });

  it('is any seat where the programme asks for none in particular', () => {
    const open = { ...programme, panel: { ...programme.panel, quorum: { scores: 1, oneOf: [] } } };
    expect(hasQuorum(open, scoredBy(['']))).toBe(true);
  });
});

describe('a release is blocked', () => {
  const ready = scoredBy(['qi-professional', 'healthcare-professional', 'carer']);
  const other = { ...ready, id: 'application-2', reference: 'BBBB-2222' };

  it.each<[string, Application[], Outcome[], string[]]>([
    ['by nothing when all is decided', [ready], [outcome(ready, 'shortlisted')], []],
    ['by nothing without any application: an empty release closes the shortlist', [], [], []],
    [
      'by an outcome of an earlier sending, which is none of this one',
      [{ ...ready, sending: 2 }],
      [outcome(ready, 'shortlisted')],
      ['7KMX-42QX has no outcome yet.'],
    ],
    [
      'by a missing score',
      [{ ...ready, reviews: {} }],
      [outcome(ready, 'shortlisted')],
      [
        /needs more scores: at least 3, one of them from person with lived experience or carer/
          .source,
      ],
    ],
    ['by a missing outcome', [ready], [], ['7KMX-42QX has no outcome yet.']],
    [
      'by missing feedback for a team that is declined',
      [ready],
      [outcome(ready, 'not-shortlisted', { feedback: '  ' })],
      ['7KMX-42QX needs feedback for the team.'],
    ],
    [
      'by missing feedback for a reserve',
      [ready],
      [{ ...outcome(ready, 'reserve', { rank: 1 }), feedback: undefined }] as Outcome[],
      ['7KMX-42QX needs feedback for the team.'],
    ],
    [
      'by a reserve without a rank',
      [ready],
      [outcome(ready, 'reserve')],
      ['Every reserve needs a rank.'],
    ],
    [
      'by two reserves of one rank',
      [ready, other],
      [outcome(ready, 'reserve', { rank: 2 }), outcome(other, 'reserve', { rank: 2 })],
      ['Two reserves have the same rank.'],
    ],
    [
      'not by what was withdrawn, with or without an outcome',
      [ready, { ...other, status: 'withdrawn', reviews: {} }],
      [outcome(ready, 'shortlisted'), outcome(other, 'reserve')],
      [],
    ],
    [
      'not by a draft that was taken back',
      [ready, { ...other, status: 'draft', reviews: {} }],
      [outcome(ready, 'shortlisted')],
      [],
    ],
  ])('%s', (_, applications, outcomes, expected) => {
    const blocks = whatBlocksRelease(programme, applications, outcomes);
    expect(blocks).toHaveLength(expected.length);
    expected.forEach((text, index) => {
      expect(blocks[index]).toContain(text);
    });
  });

  it('says all of it at once', () => {
    const bare = { ...ready, reviews: {} };
    expect(whatBlocksRelease(programme, [bare, other], [])).toHaveLength(3);
  });
});

function scoredBy(seats: string[]): Application {
  const reviews = seats.map((seat, index) => [
    `reviewer-${index + 1}`,
    { state: 'scored' as const, seat },
  ]);
  return anApplication(programme, { status: 'submitted', reviews: Object.fromEntries(reviews) });
}

function outcome(
  { id, sending }: Application,
  what: Outcome['outcome'],
  over: Partial<Outcome> = {},
): Outcome {
  return {
    applicationId: id,
    sending,
    outcome: what,
    feedback: 'Say more.',
    by: 'Ada',
    at: AT,
    ...over,
  };
}
