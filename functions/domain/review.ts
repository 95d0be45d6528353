import * as z from 'zod';
import type { Application } from './application.ts';
import { AcademyError, type Problem } from './errors.ts';
import { type Answered, answersFor } from './form/answers.ts';
import type { Programme } from './programme.ts';
import { spoken } from './time.ts';
import { closesAt } from './timetable.ts';

/** What a panel member said about an application. Own until submitted; blind to who the team is. */
export const Review = z.object({
  reviewerId: z.string(),
  seat: z.string(),
  declaredAt: z.string(),
  conflict: z.boolean(),
  scores: z.record(z.string(), z.number()).default({}),
  comments: z.record(z.string(), z.string()).default({}),
  scoredAt: z.string().optional(),
});
export type Review = z.infer<typeof Review>;

/** What a scorer may see of an application: answers that are scored, and no identity. */
export type BlindView = {
  reference: string;
  sectors: string[];
  answers: Answered[];
};

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

/** The one projection from which everything that a scorer sees is built. */
export function blindView(programme: Programme, { reference, draft }: Application): BlindView {
  const names = draft.members.map(
    ({ sector }) => programme.team.sectors.find(({ id }) => id === sector)?.name ?? 'Other',
  );
  return {
    reference,
    sectors: [...new Set(names)].sort(),
    answers: answersFor(programme, draft, 'scorers'),
  };
}

/** What is wrong with scores: each criterion needs one within the scale. */
export function scoreProblems(programme: Programme, scores: Record<string, number>): Problem[] {
  const { lowest, highest, criteria } = programme.rubric;
  return criteria.flatMap(({ id, name }) => {
    const score = scores[id];
    return score !== undefined && Number.isInteger(score) && score >= lowest && score <= highest
      ? []
      : [
          {
            field: `score.${id}`,
            message: `Select a score from ${lowest} to ${highest} for “${name}”`,
          },
        ];
  });
}

/** The weighted mean of a review's scores, on the rubric's own scale. */
export function weightedMean(programme: Programme, scores: Record<string, number>): number {
  const { criteria } = programme.rubric;
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
