import type { Route } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { recordResumeLinks } from '../../adapters/resume-links.ts';
import { textOf } from '../../adapters/typed-input.ts';
import { answerProblems } from '../../domain/form/answers.ts';
import { ABOUT_MEMBER } from '../../domain/form/asked.ts';
import { askAgain } from '../../views/ask-again.ts';
import { newLinkPage, newLinkSentPage } from '../../views/new-link-pages.ts';

/** Mails a new link, if the address belongs to an application; the answer is the same if it does not. */
export const sendNewLink: Route = async ({ input, now, newId }) => {
  const { programme } = await currentProgramme();
  const email = textOf(input['email']);
  const problems = answerProblems(ABOUT_MEMBER.email, email);
  if (problems.length > 0) {
    return askAgain(invalidInput(problems), () =>
      newLinkPage(programme, { problems, typed: input, requestId: newId() }),
    );
  }
  await recordResumeLinks(email, now());
  return { data: { sent: 'if known' }, page: () => newLinkSentPage(programme) };
};
