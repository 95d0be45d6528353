import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import type { Person } from '../domain/people.ts';
import { Review, reviewState } from '../domain/review.ts';
import { loadApplication, noSuchApplication, toList } from './applications.ts';
import { appendTo, auditNote, transactWithAudit } from './audit.ts';
import { keys } from './keys.ts';
import { findPerson } from './people.ts';
import { programmeId } from './programmes.ts';
import { getItem, queryPartition, type Write } from './table.ts';

/** What a panel member's door needs: the application, who they are, and what they said about it. */
export type ForReview = {
  application: Application;
  person: Person | undefined;
  review: Review | undefined;
};

/**
 * An application with one panel member's review of it, and the panel member.
 * @throws AcademyError `NotFound`, also for what is not theirs to see: a draft, or another intake's
 */
export async function loadForReview(applicationId: string, reviewerId: string): Promise<ForReview> {
  const [application, review, person] = await Promise.all([
    loadApplication(applicationId),
    getItem(keys.review(applicationId, reviewerId)),
    findPerson(programmeId(), reviewerId),
  ]);
  if (application.status === 'draft' || application.programmeId !== programmeId()) {
    throw noSuchApplication();
  }
  return { application, person, review: review && Review.parse(review) };
}

/** Every review of an application, for the delivery team and for who has submitted their own. */
export async function listReviews(applicationId: string): Promise<Review[]> {
  const items = await queryPartition(keys.application(applicationId).pk, 'REVIEW#');
  return items.map((item) => Review.parse(item));
}

/** What is to be kept of a review, and why. */
export type ReviewChange = {
  by: Actor;
  /** The name of it in the history. */
  what: string;
  reason?: string | undefined;
  now: string;
  auditId: string;
  requestId: string;
};

/**
 * Keeps a review with the application's progress and the audit, while the application waits for the
 * shortlist or the interview. The same request again is the same success.
 * @throws AcademyError `WrongStage`, `AnswersChanged`
 */
export async function saveReview(
  application: Application,
  review: Review,
  change: ReviewChange,
): Promise<void> {
  const writes = reviewWrites(application, review, change);
  const { by, what, now, auditId, reason } = change;
  const note = auditNote(application.id, by, what, now, auditId, reason ? { reason } : {});
  const append = appendTo(application, note);
  let failed = await transactWithAudit([...writes, entryWrite(application, review)], append);
  // Not on the panel's list yet: the sweep puts it there, with this review.
  if (failed.length === 1 && failed[0] === writes.length) {
    failed = await transactWithAudit(writes, append);
  }
  if (failed.length > 0) {
    await refuse(application.id, review.reviewerId, change.requestId, failed);
  }
}

function reviewWrites(application: Application, review: Review, change: ReviewChange): Write[] {
  const { now, requestId } = change;
  const listed = toList(now);
  return [
    {
      put: {
        ...keys.review(application.id, review.reviewerId),
        ...review,
        version: review.version + 1,
        requestId,
      },
      condition: 'attribute_not_exists(pk) OR version = :before OR attribute_not_exists(version)',
      values: { ':before': review.version },
    },
    {
      update: keys.application(application.id),
      set: `SET reviews.#reviewer = :progress, ${listed.set}`,
      condition: '#status IN (:submitted, :shortlisted)',
      names: { '#reviewer': review.reviewerId, '#status': 'status' },
      values: {
        ':progress': progressOf(review),
        ':submitted': 'submitted',
        ':shortlisted': 'shortlisted',
        ...listed.values,
      },
    },
  ];
}

/** The panel's own list follows at once; the delivery team's is brought up to it by the sweep. */
function entryWrite({ programmeId, id }: Application, review: Review): Write {
  return {
    update: keys.panelEntry(programmeId, id),
    set: 'SET reviews.#reviewer = :progress',
    condition: 'attribute_exists(pk)',
    names: { '#reviewer': review.reviewerId },
    values: { ':progress': progressOf(review) },
  };
}

function progressOf(review: Review) {
  return { state: reviewState(review), seat: review.seat };
}

async function refuse(id: string, reviewerId: string, requestId: string, failed: number[]) {
  const stored = await getItem(keys.review(id, reviewerId));
  if (stored?.['requestId'] === requestId) return;
  throw failed.includes(0)
    ? new AcademyError(
        'AnswersChanged',
        'You changed this review in another window. Load the page again, then make your change.',
      )
    : new AcademyError(
        'WrongStage',
        'This application no longer waits for the panel. Nothing was changed.',
      );
}
