import { expect, it } from 'vitest';
import { conflictsSince } from '../../functions/domain/conflicts.ts';
import { Review } from '../../functions/domain/review.ts';
import { aFullDraft, aMember } from '../fixtures/applications.ts';
import { theProgramme } from '../fixtures/programmes.ts';

const programme = theProgramme();
const SAID = '2024-09-24T10:00:00.000Z';
const LATER = '2024-09-30T10:00:00.000Z';
const person = { email: 'pat@sheffield.example', organisation: 'City Hospice' };
const newcomer = aMember('cy', { organisation: 'The City Hospice' });
const draft = aFullDraft(programme, { members: [newcomer] });
const review = (over: Partial<Review> = {}) =>
  Review.parse({
    ...{ reviewerId: 'p', seat: 'carer', declaredAt: SAID, conflict: false },
    ...{ scores: {}, comments: {} },
    ...over,
  });

it.each<[string, Review, string | undefined, number]>([
  ['asked again where somebody came from their place', review(), LATER, 1],
  ['not asked where nobody was changed', review(), undefined, 0],
  ['not asked where they said it of the team as it is', review({ declaredAt: LATER }), SAID, 0],
  [
    'not asked where they have said it again since',
    review({ redeclared: { at: '2024-10-01T10:00:00.000Z', reason: 'None.' } }),
    LATER,
    0,
  ],
  ['not asked where they have a conflict already', review({ conflict: true }), LATER, 0],
])('a panel member is %s', (_what, said, teamChangedAt, count) => {
  const application = { draft, ...(teamChangedAt ? { teamChangedAt } : {}) };
  expect(conflictsSince(programme, person, said, application)).toHaveLength(count);
});
