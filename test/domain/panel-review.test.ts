import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindView, HIDDEN } from '../../functions/domain/blind-view.ts';
import { suggestedConflicts } from '../../functions/domain/conflicts.ts';
import { declared } from '../../functions/domain/declare.ts';
import { counting, Review, reviewState, spread } from '../../functions/domain/review.ts';
import {
  inReviewOrder,
  isOpen,
  nextAfter,
  progressOf,
} from '../../functions/domain/review-order.ts';
import { scored } from '../../functions/domain/scored.ts';
import { aFullDraft, aMember, anApplication } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const NOW = '2024-09-24T10:00:00.000Z';
const said = (over: Partial<Review> = {}) =>
  Review.parse({ reviewerId: 'p', seat: 'carer', declaredAt: NOW, conflict: false, ...over });
const nameOf = (make: () => unknown) => {
  try {
    return make() && 'nothing';
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
};

describe('a conflict is suggested', () => {
  const draft = aFullDraft(programme, {
    members: [aMember('a', { organisation: 'The Kelham Trust Ltd', email: 'a@kelham.example' })],
  });
  it.each([
    [
      'where the organisation is the same, however it is written',
      'kelham (nhs foundation) trust',
      'x@other.example',
      1,
    ],
    ['where the email domain is the same', 'Elsewhere', 'X@Kelham.example', 1],
    ['for both', 'Kelham', 'x@kelham.example', 2],
    ['not for another organisation', 'Kelham Island Museum', 'x@other.example', 0],
    ['not for no organisation at all', '', 'x@other.example', 0],
  ])('%s', (_, organisation, email, reasons) => {
    const found = suggestedConflicts(programme, { organisation, email }, draft);
    expect(found).toHaveLength(reasons);
    expect(found.join()).not.toMatch(/kelham/i);
  });

  it('not for a domain that many organisations share, which the programme lists', () => {
    const shared = aFullDraft(programme, { members: [aMember('a', { email: 'a@nhs.net' })] });
    expect(suggestedConflicts(programme, { email: 'b@nhs.net' }, shared)).toEqual([]);
  });
});

describe('a declaration', () => {
  const wanted = { reviewerId: 'p', seat: 'carer', now: NOW };
  const no = { ...wanted, conflict: 'no' as const, reason: '' };
  const yes = { ...wanted, conflict: 'yes' as const, reason: '' };

  it('opens or closes the content, and changes nothing when it is made again', () => {
    const { review } = declared(undefined, no);
    expect(reviewState(review)).toBe('no-conflict');
    expect(declared(review, no)).toEqual({ review, changed: false });
    expect(reviewState(declared(undefined, yes).review)).toBe('conflict');
  });

  it('changes once, with a reason, and takes the scores out of what counts', () => {
    const before = said({ scores: { need: 3 }, scoredAt: NOW });
    expect(nameOf(() => declared(before, yes))).toBe('InputInvalid');
    const { review } = declared(before, { ...yes, reason: 'I know them' });
    expect(review).toMatchObject({ conflict: true, redeclared: { reason: 'I know them' } });
    expect([counting([before]).length, counting([review]).length]).toEqual([1, 0]);
    expect(nameOf(() => declared(review, { ...no, reason: 'Again' }))).toBe('WrongStage');
  });
});

describe('scores', () => {
  const { rubric } = programme;
  const all = Object.fromEntries(rubric.criteria.map(({ id }) => [id, 3]));
  const given = { scores: all, comments: {}, reason: '', isDraft: false, now: NOW };

  it('kept for later may be few, and count for nothing', () => {
    const { review, what } = scored(rubric, said(), {
      ...given,
      scores: { need: 1 },
      isDraft: true,
    });
    expect([what, reviewState(review)]).toEqual(['save-scores', 'begun']);
    expect(
      nameOf(() => scored(rubric, said(), { ...given, scores: { need: 9 }, isDraft: true })),
    ).toBe('InputInvalid');
  });

  it('submitted must be all, and take an abstention back', () => {
    expect(nameOf(() => scored(rubric, said(), { ...given, scores: {} }))).toBe('InputInvalid');
    const abstained = said({ abstained: { at: NOW, reason: 'No time' } });
    expect(reviewState(abstained)).toBe('abstained');
    const { review, what } = scored(rubric, abstained, given);
    expect([what, reviewState(review)]).toEqual(['score', 'scored']);
  });

  it('once submitted change as a whole and with a reason, and stay submitted', () => {
    const before = said({ scores: all, scoredAt: NOW });
    expect(nameOf(() => scored(rubric, before, { ...given, isDraft: true }))).toBe('InputInvalid');
    const { review, what } = scored(rubric, before, { ...given, reason: 'A slip' });
    expect([what, review.scoredAt]).toEqual(['score-again', NOW]);
  });

  it('spread as far as their ends are apart', () => {
    expect([spread([]), spread([2]), spread([4, 1, 2.5])]).toEqual([undefined, 0, 3]);
  });
});

describe('the order of reading', () => {
  const ids = Array.from({ length: 30 }, (_, at) => ({ id: `application-${at}` }));
  const order = (reviewer: string, all = ids) => inReviewOrder(reviewer, all).map(({ id }) => id);

  it('holds all, is the same for one person however it is asked for, and another for others', () => {
    expect(order('ada').toSorted()).toEqual(ids.map(({ id }) => id).toSorted());
    expect(order('ada', ids.toReversed())).toEqual(order('ada'));
    expect(order('ada')).not.toEqual(order('ben'));
    expect(order('ada')).not.toEqual(ids.map(({ id }) => id));
  });

  it('puts every application early for some and late for others', () => {
    const first = new Set(Array.from({ length: 200 }, (_, at) => order(`reviewer-${at}`)[0]));
    expect(first.size).toBeGreaterThan(20);
  });

  it('leads from any application to an open one, and to none only where all are done', () => {
    const states = fc.constantFrom(
      undefined,
      'no-conflict',
      'begun',
      'scored',
      'abstained',
      'conflict',
    );
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 8 }), fc.nat(), (mine, at) => {
        const rows = mine.map((state, index) => ({ id: String(index), mine: state as never }));
        const from = String(at % rows.length);
        const next = nextAfter(rows, from);
        const others = rows.filter((row) => isOpen(row) && row.id !== from);
        expect(next === undefined).toBe(others.length === 0);
        if (next) expect(isOpen(next) && next.id !== from).toBe(true);
        const { done, all } = progressOf(rows);
        expect(all - done).toBe(rows.filter(isOpen).length);
      }),
    );
  });
});

describe('names in answers', () => {
  it.each([
    ['We, the Kelham  listeners, began.', `We, the ${HIDDEN}, began.`],
    ['Write to ADA@team.example or Member ada.', `Write to ${HIDDEN} or ${HIDDEN}.`],
    ['Peace of mind, says Mind.', `Peace of mind, says ${HIDDEN}.`],
    ['Kelham Listenersville is a place.', 'Kelham Listenersville is a place.'],
  ])('%s', (written, shown) => {
    const draft = aFullDraft(programme, {
      members: [aMember('ada', { organisation: 'Mind' })],
      answers: { improvement: written },
    });
    expect(blindView(programme, anApplication(programme, { draft })).answers[0]?.answer).toBe(
      shown,
    );
  });
});
