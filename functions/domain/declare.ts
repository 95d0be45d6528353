import { AcademyError } from './errors.ts';
import { Review } from './review.ts';

/** What a panel member says about a conflict of interest. */
export type Declared = {
  conflict: 'yes' | 'no';
  /** Needed where it changes what was said before. */
  reason: string;
  reviewerId: string;
  seat: string;
  now: string;
};

/** The review after a declaration, and whether anything changed by it. */
export type Declaration = { review: Review; changed: boolean };

/**
 * The review after its panel member declared a conflict of interest, or none. What was declared can be
 * changed once, with a reason; scores that were given stay, and count only without a conflict.
 * @throws AcademyError `InputInvalid` without a reason, `WrongStage` the second time
 */
export function declared(before: Review | undefined, wanted: Declared): Declaration {
  const conflict = wanted.conflict === 'yes';
  const { reviewerId, seat, now, reason } = wanted;
  if (!before) {
    const review = Review.parse({ reviewerId, seat, declaredAt: now, conflict });
    return { review, changed: true };
  }
  if (before.conflict === conflict) return { review: before, changed: false };
  if (before.redeclared) {
    throw new AcademyError(
      'WrongStage',
      'You have changed your declaration once already. Ask the delivery team if it is still not right.',
    );
  }
  if (reason === '') {
    throw new AcademyError('InputInvalid', 'Say why you change your declaration.', [
      { field: 'reason', message: 'Enter why you change your declaration' },
    ]);
  }
  return { review: { ...before, conflict, redeclared: { at: now, reason } }, changed: true };
}
