import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindView } from '../../functions/domain/blind-view.ts';
import {
  median,
  refuseBeforeClosing,
  scoreProblems,
  weightedMean,
} from '../../functions/domain/review.ts';
import { plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { aFullDraft, aMember, anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();

describe('applications cannot be opened', () => {
  it.each([
    ['a millisecond before the deadline', -1, true],
    ['at the deadline, which still counts', 0, true],
    ['but a millisecond after it', 1, false],
  ])('%s', (_, milliseconds, refused) => {
    const open = () => refuseBeforeClosing(programme, plus(closesAt(programme), milliseconds));
    if (refused) expect(open).toThrow(expect.objectContaining({ name: 'ReviewNotOpen' }));
    else expect(open).not.toThrow();
  });
});

describe('what a scorer sees', () => {
  // Each value that identifies the team, or is for staff alone, is a canary of its own.
  const canaries: string[] = [];
  const canary = (what: string) => {
    const value = `canary-${what}`;
    canaries.push(value);
    return value;
  };
  const draft = aFullDraft(programme, {
    teamName: canary('team'),
    contactId: canary('member-id'),
    members: [
      aMember('canary-member-id', {
        name: canary('name'),
        email: `${canary('address')}@team.example`,
        organisation: canary('organisation'),
        role: canary('role'),
        payBand: canary('pay-band'),
        sector: 'vcse',
      }),
      aMember('second', { name: canary('second-name'), sector: 'nhs' }),
      aMember('third', { name: canary('third-name'), sector: 'vcse' }),
    ],
    livedExperience: 'prefer-not-to-say',
    answers: Object.fromEntries(
      programme.questions.map(({ id, seenBy }) => [
        id,
        seenBy === 'staff' ? canary(`answer-${id}`) : `scored ${id}`,
      ]),
    ),
    consents: [canary('consent')],
  });
  const application = anApplication(programme, {
    id: canary('id'),
    draft,
    reviews: { [canary('reviewer')]: { state: 'scored', seat: canary('seat') } },
  });
  const view = blindView(programme, application);
  const shown = JSON.stringify(view);

  it('holds no identity, no lived experience and no answer that is for staff', () => {
    expect(canaries.length).toBeGreaterThan(14);
    expect(canaries.filter((each) => shown.includes(each))).toEqual([]);
    expect(shown).not.toContain('prefer-not-to-say');
  });

  it('is the answers to be scored, in the order of the form', () => {
    const scored = programme.questions.filter(({ seenBy }) => seenBy === 'scorers');
    expect(view.answers.map(({ answer }) => answer)).toEqual(
      scored.map(({ id }) => `scored ${id}`),
    );
    expect(view.answers.map(({ question }) => question.id)).not.toContain('access-needs');
  });

  it('has the reference, and each kind of organisation once, without saying whose', () => {
    expect(Object.keys(view).toSorted()).toEqual(['answers', 'reference', 'sectors']);
    expect(view.reference).toBe('7KMX-42QX');
    expect(view.sectors).toEqual([
      'NHS organisation',
      'Voluntary, community or social enterprise organisation',
    ]);
  });

  it('shows an answer that was left open as empty', () => {
    const empty = blindView(programme, { ...application, draft: { ...draft, answers: {} } });
    expect(new Set(empty.answers.map(({ answer }) => answer))).toEqual(new Set(['']));
  });
});

describe('scores', () => {
  const all = (score: number) =>
    Object.fromEntries(programme.rubric.criteria.map(({ id }) => [id, score]));

  it.each<[string, Record<string, number>, string[]]>([
    ['at the lowest are fine', all(0), []],
    ['at the highest are fine', all(5), []],
    ['below the scale are not', { ...all(3), need: -1 }, ['score.need']],
    ['above the scale are not', { ...all(3), need: 6 }, ['score.need']],
    ['of half a point are not', { ...all(3), clarity: 2.5 }, ['score.clarity']],
    ['that are no numbers are not', { ...all(3), readiness: Number.NaN }, ['score.readiness']],
    [
      'that are missing are asked for',
      {},
      programme.rubric.criteria.map(({ id }) => `score.${id}`),
    ],
  ])('%s', (_, scores, expected) => {
    expect(scoreProblems(programme.rubric, scores).map(({ field }) => field)).toEqual(expected);
  });

  it('weigh as the rubric says', () => {
    // Weights 2, 2, 2, 2, 1, 1: one point more on need is a fifth, on readiness a tenth.
    expect(weightedMean(programme.rubric, all(3))).toBe(3);
    expect(weightedMean(programme.rubric, { ...all(3), need: 4 })).toBeCloseTo(3.2);
    expect(weightedMean(programme.rubric, { ...all(3), readiness: 4 })).toBeCloseTo(3.1);
  });
});

describe('the median', () => {
  it.each([
    ['of nothing is nothing', [], undefined],
    ['of one', [4], 4],
    ['of two is between them', [1, 4], 2.5],
    ['of three, unsorted', [9, 1, 5], 5],
    ['by number and not by text', [10, 9, 2], 9],
  ])('%s', (_, values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('has as many values above as below, and leaves its input as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }), (values) => {
        const before = [...values];
        const middle = median(values) ?? Number.NaN;
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(values.length / 2);
        expect(values).toEqual(before);
      }),
    );
  });
});
