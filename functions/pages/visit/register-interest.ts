import type { Route } from '../../adapters/http.ts';
import { registerInterest as register } from '../../adapters/interest.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { starterFrom } from '../../adapters/start-input.ts';
import { AcademyError } from '../../domain/errors.ts';
import { opensAt } from '../../domain/timetable.ts';
import { askAgain } from '../../views/ask-again.ts';
import { interestNotedPage, interestPage } from '../../views/interest-pages.ts';

/** Notes that somebody wants to be told when applications open. */
export const registerInterest: Route = async (request) => {
  const { programme } = await currentProgramme();
  if (request.now() >= opensAt(programme)) {
    throw new AcademyError('WrongStage', 'Applications have opened already. Go to the first page.');
  }
  try {
    await register(programme, starterFrom(request.input), request);
  } catch (error) {
    return askAgain(error, (problems) =>
      interestPage(programme, { problems, typed: request.input, requestId: request.newId() }),
    );
  }
  return { data: { noted: true }, page: () => interestNotedPage(programme) };
};
