import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { loadForReview, saveReview } from '../../adapters/reviews.ts';
import { applicationIdOf, staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { scoreProblems } from '../../domain/review.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';
import { conflicted } from './show-for-review.ts';

/** Records a panel member's scores and comments. */
export const scoreApplication: Route = async (request) => {
  const by = staff(request, 'panel');
  const { application, review } = await loadForReview(applicationIdOf(request), by.id);
  if (!review) {
    throw new AcademyError(
      'ConflictNotDeclared',
      'Say first whether you have a conflict of interest with this application.',
    );
  }
  if (review.conflict) throw conflicted();
  const { programme } = await currentProgramme(application.programmeId);
  const scores = scoresIn(programme, request.input);
  const problems = scoreProblems(programme, scores);
  if (problems.length > 0) {
    const refusal = new AcademyError('InputInvalid', 'Give every criterion a score.', problems);
    return askAgain(refusal, showAgain(request, { programme, application, review }));
  }
  if (application.status !== 'submitted') {
    throw new AcademyError(
      'WrongStage',
      'The outcome of this application is out, so scores can no longer change.',
    );
  }
  const now = request.now();
  const comments = commentsIn(programme, request.input);
  await saveReview(
    application,
    { ...review, scores, comments, scoredAt: now },
    { by, what: 'score', now, auditId: request.newId() },
  );
  return { data: { scored: true }, seeOther: '/panel' };
};

function scoresIn(programme: Programme, input: Record<string, unknown>): Record<string, number> {
  const nested = (input['scores'] ?? {}) as Record<string, unknown>;
  const given = programme.rubric.criteria.flatMap(({ id }) => {
    const value = nested[id] ?? input[`score.${id}`];
    return value === undefined || value === '' ? [] : [[id, Number(value)] as const];
  });
  return Object.fromEntries(given);
}

function commentsIn(programme: Programme, input: Record<string, unknown>): Record<string, string> {
  const nested = (input['comments'] ?? {}) as Record<string, unknown>;
  const given = programme.rubric.criteria.flatMap(({ id }) => {
    const value = nested[id] ?? input[`comment.${id}`];
    return typeof value === 'string' && value.trim()
      ? [[id, value.trim().slice(0, 3000)] as const]
      : [];
  });
  return Object.fromEntries(given);
}
