import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownCounts } from '../../../functions/domain/equality.ts';
import { readField } from '../../../functions/domain/form/fields.ts';
import { markOf, mergeTyped } from '../../../functions/domain/form/merge.ts';
import { anApplication } from '../../fixtures/applications.ts';
import { theProgramme } from '../../fixtures/programmes.ts';

const programme = theProgramme();
const MINE = { by: 'Me', at: '2024-09-02T10:00:00.000Z' };
const NAME = 'answer.improvement';
const holding = (text: string) => {
  const application = anApplication(programme);
  const answers = { ...application.draft.answers, improvement: text };
  return { ...application, draft: { ...application.draft, answers } };
};

describe('an answer that two people change', () => {
  it.each([
    ['by nobody stays', 'old', 'old', 'old', 'old', false],
    ['by me alone is mine', 'old', 'old', 'mine', 'mine', false],
    ['by somebody else alone stays theirs', 'old', 'theirs', 'old', 'theirs', false],
    ['by both alike is no clash', 'old', 'same', 'same', 'same', false],
    ['by both stays theirs, and is a clash', 'old', 'theirs', 'mine', 'theirs', true],
    ['and empties is a clash like any other', 'old', 'theirs', '', 'theirs', true],
  ])('%s', (_, seen, stored, typed, kept, clashes) => {
    const merged = mergeTyped(
      holding(stored),
      [{ name: NAME, value: typed, seen: markOf(seen) }],
      MINE,
    );
    expect(readField(merged.draft, NAME)).toBe(kept);
    expect(merged.clashes.map(({ theirs, mine }) => [theirs, mine])).toEqual(
      clashes ? [[stored, typed]] : [],
    );
  });

  it('is never lost: what anybody typed is kept or shown, whatever the order', () => {
    const words = fc.string({ maxLength: 6 });
    fc.assert(
      fc.property(words, words, words, (seen, stored, typed) => {
        const field = { name: NAME, value: typed, seen: markOf(seen) };
        const { draft, clashes } = mergeTyped(holding(stored), [field], MINE);
        const shown = clashes.flatMap(({ theirs, mine }) => [theirs, mine]);
        const all = [readField(draft, NAME), ...shown];
        if (stored !== seen) expect(all).toContain(stored);
        if (typed !== seen) expect(all).toContain(typed);
      }),
    );
  });
});

describe('counts of the equality form', () => {
  const count = (numbers: number[]) => {
    const [question] = programme.equality.questions;
    const options = question?.options ?? [];
    const counts = Object.fromEntries(options.map((option, at) => [option, numbers[at] ?? 0]));
    return shownCounts(programme, { [question?.id ?? '']: counts })[0]?.counts.map(
      (one) => one.count,
    );
  };
  const none = undefined;

  it.each([
    ['all large', [5, 6, 7, 8, 9, 10, 11], [5, 6, 7, 8, 9, 10, 11]],
    ['two small', [4, 6, 7, 8, 0, 10, 11], [none, 6, 7, 8, none, 10, 11]],
    ['one small, with the next one', [4, 6, 7, 8, 9, 10, 11], [none, none, 7, 8, 9, 10, 11]],
    ['one nought, with the next one', [9, 6, 7, 8, 0, 10, 11], [9, none, 7, 8, none, 10, 11]],
    ['nothing yet', [], [none, none, none, none, none, none, none]],
  ])('show %s', (_, numbers, shown) => {
    expect(count(numbers)).toEqual(shown);
  });
});
