import { AcademyError } from './errors.ts';
import { type Review, type Rubric, scoreProblems } from './review.ts';

/** What a panel member gives for an application: by criterion id. */
export type Given = {
  scores: Record<string, number>;
  comments: Record<string, string>;
  /** Needed where a submitted review is changed. */
  reason: string;
  /** Kept, but not submitted yet: it counts for nothing, and others do not see it. */
  isDraft: boolean;
  now: string;
};

/** What can be scored: an application that was written, or an interview. */
type Sheet = Pick<Review, 'scores' | 'comments' | 'savedAt' | 'scoredAt' | 'abstained'>;

/**
 * The review after scoring, and what the history calls it. A submitted review stays submitted: others
 * may have been read since, so it changes as a whole and with a reason.
 * @throws AcademyError `InputInvalid` with what is missing or wrong, by field
 */
export function scored<One extends Sheet>(
  rubric: Rubric,
  before: One,
  given: Given,
): { review: One; what: 'save-scores' | 'score' | 'score-again' } {
  const { scores, comments, reason, isDraft, now } = given;
  const again = before.scoredAt !== undefined;
  const problems = scoreProblems(rubric, scores, isDraft && !again ? 'given' : 'all');
  if (again && reason === '') {
    problems.push({ field: 'reason', message: 'Enter why you change what you submitted' });
  }
  if (problems.length > 0) {
    throw new AcademyError('InputInvalid', 'Give every criterion a score.', problems);
  }
  const { abstained: _abstained, ...rest } = before;
  const review = { ...rest, scores, comments, savedAt: now } as One;
  if (again) return { review, what: 'score-again' };
  if (!isDraft) return { review: { ...review, scoredAt: now }, what: 'score' };
  // Saving what is there so far does not take back an abstention.
  return {
    review: { ...review, ...(before.abstained ? { abstained: before.abstained } : {}) },
    what: 'save-scores',
  };
}
