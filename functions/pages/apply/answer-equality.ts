import { countEquality } from '../../adapters/equality.ts';
import type { Route } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { asksEquality } from '../../domain/equality.ts';
import { AcademyError } from '../../domain/errors.ts';
import { answerProblems } from '../../domain/form/answers.ts';
import { equalityQuestions } from '../../domain/form/form.ts';
import { askAgain } from '../../views/ask-again.ts';
import { equalityPage } from '../../views/equality-page.ts';
import { draftSession } from './draft-session.ts';

/** Counts what somebody answered about themselves; what they answered is kept nowhere. */
export const answerEquality: Route = async (request) => {
  const { programme, application, memberId } = await draftSession(request);
  if (application.status === 'draft') {
    throw new AcademyError('WrongStage', 'These questions come after the application is sent.');
  }
  if (!asksEquality(programme, application, request.now())) {
    throw new AcademyError('WrongStage', 'These questions are not asked any more. Thank you.');
  }
  const questions = equalityQuestions(programme);
  const answerTo = (id: string) => textOf(request.input[`equality.${id}`]);
  const problems = questions.flatMap((asked) =>
    answerProblems(asked, answerTo(asked.id), `equality.${asked.id}`),
  );
  if (problems.length > 0) {
    const state = { problems, typed: request.input, requestId: request.newId() };
    return askAgain(invalidInput(problems), () => equalityPage(programme, state));
  }
  const given = questions
    .map(({ id }): [string, string] => [id, answerTo(id)])
    .filter(([, answer]) => answer !== '');
  const link = { applicationId: application.id, memberId };
  if (given.length > 0) await countEquality(programme.id, link, Object.fromEntries(given));
  return { data: { counted: true }, seeOther: '/application/sent' };
};
