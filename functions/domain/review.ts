import * as z from 'zod/mini';
import { AcademyError, type Problem } from './errors.ts';
import type { Programme } from './programme.ts';
import { spoken } from './time.ts';
import { closesAt } from './timetable.ts';

/** What a panel member said about an application. Sealed until submitted; blind to who the team is. */
export const Review = z.object({
  reviewerId: z.string(),
  seat: z.string(),
  declaredAt: z.string(),
  conflict: z.boolean(),
  /** Set when the declaration was changed, which is possible once. Instants are ISO UTC. */
  redeclared: z.optional(z.object({ at: z.string(), reason: z.string() })),
  /** By criterion id, on the rubric's scale; some may be missing until it is submitted. */
  scores: z._default(z.record(z.string(), z.number()), {}),
  /** By criterion id. */
  comments: z._default(z.record(z.string(), z.string()), {}),
  savedAt: z.optional(z.string()),
  /** When it was first submitted; from then on it counts, and others' reviews are open to its author. */
  scoredAt: z.optional(z.string()),
  abstained: z.optional(z.object({ at: z.string(), reason: z.string() })),
  /** Counts the changes, so that two windows do not overwrite each other. */
  version: z._default(z.number(), 0),
  /** The request that made the latest change: repeated, it is the same success. */
  requestId: z._default(z.string(), ''),
});
export type Review = z.infer<typeof Review>;

/** How far a panel member is with an application. Only `scored` counts, and only `scored` sees others. */
export const ReviewState = z.enum(['no-conflict', 'begun', 'scored', 'abstained', 'conflict']);
export type ReviewState = z.infer<typeof ReviewState>;

/** The state of a review: a conflict outweighs everything that was said before it. */
export function reviewState(review: Review): ReviewState {
  if (review.conflict) return 'conflict';
  if (review.abstained) return 'abstained';
  if (review.scoredAt) return 'scored';
  return review.savedAt ? 'begun' : 'no-conflict';
}

/** The reviews that count: submitted, and without a conflict. */
export function counting(reviews: Review[]): Review[] {
  return reviews.filter((review) => reviewState(review) === 'scored');
}

/**
 * Refuses before applications have closed: nothing can be opened until then.
 * @throws AcademyError `ReviewNotOpen`
 */
export function refuseBeforeClosing(programme: Programme, now: string): void {
  if (now > closesAt(programme)) return;
  throw new AcademyError(
    'ReviewNotOpen',
    `Applications can be opened after they close, at ${spoken(closesAt(programme), programme.timeZone)}.`,
  );
}

/** The scale and the criteria that a review is made by, frozen when review opens. */
export type Rubric = Programme['rubric'];

/** What is wrong with scores: those that are given must be on the scale; once submitted, all must be given. */
export function scoreProblems(
  { lowest, highest, criteria }: Rubric,
  scores: Record<string, number>,
  must: 'all' | 'given' = 'all',
): Problem[] {
  const fits = (score: number) => Number.isInteger(score) && score >= lowest && score <= highest;
  return criteria.flatMap(({ id, name }) => {
    const score = scores[id];
    if (score === undefined ? must === 'given' : fits(score)) return [];
    const message = `Select a score from ${lowest} to ${highest} for “${name}”`;
    return [{ field: `score.${id}`, message }];
  });
}

/** The weighted mean of a review's scores, on the rubric's own scale. */
export function weightedMean({ criteria }: Rubric, scores: Record<string, number>): number {
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return criteria.reduce((sum, { id, weight }) => sum + weight * (scores[id] ?? 0), 0) / weights;
}

/** The middle value; the mean of the two middle ones when there are two. */
export function median(values: number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** How far apart the highest and the lowest value are: the panel should talk where it is wide. */
export function spread(values: number[]): number | undefined {
  return values.length === 0 ? undefined : Math.max(...values) - Math.min(...values);
}
