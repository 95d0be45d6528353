import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { Review } from '../domain/review.ts';
import { auditWrite, loadApplication } from './applications.ts';
import { keys } from './keys.ts';
import { findPerson } from './people.ts';
import { programmeId } from './programmes.ts';
import { getItem, queryPartition, transact } from './table.ts';

/** An application with one panel member's review of it, and the seat they sit on. */
export async function loadForReview(
  applicationId: string,
  reviewerId: string,
): Promise<{ application: Application; review: Review | undefined; seat: string }> {
  const [application, review, person] = await Promise.all([
    loadApplication(applicationId),
    getItem(keys.review(applicationId, reviewerId)),
    findPerson(programmeId(), reviewerId),
  ]);
  return { application, review: review && Review.parse(review), seat: person?.seat ?? '' };
}

/** Every review of an application, for the delivery team. */
export async function listReviews(applicationId: string): Promise<Review[]> {
  const items = await queryPartition(keys.application(applicationId).pk, 'REVIEW#');
  return items.map((item) => Review.parse(item));
}

/**
 * Keeps a review with the application's progress and the audit, while the application waits for the
 * shortlist or the interview.
 * @throws AcademyError `WrongStage`
 */
export async function saveReview(
  application: Application,
  review: Review,
  request: { by: Actor; what: string; now: string; auditId: string },
): Promise<void> {
  const state = review.conflict ? 'conflict' : review.scoredAt ? 'scored' : 'no-conflict';
  const failed = await transact([
    { put: { ...keys.review(application.id, review.reviewerId), ...review } },
    {
      update: keys.application(application.id),
      set: 'SET reviews.#reviewer = :progress',
      condition: '#status IN (:submitted, :shortlisted)',
      names: { '#reviewer': review.reviewerId, '#status': 'status' },
      values: {
        ':progress': { state, seat: review.seat },
        ':submitted': 'submitted',
        ':shortlisted': 'shortlisted',
      },
    },
    auditWrite(application.id, request.by, request.what, request.now, request.auditId),
  ]);
  if (failed.length > 0) {
    throw new AcademyError(
      'WrongStage',
      'This application no longer waits for the panel. Nothing was changed.',
    );
  }
}
