import type { Draft } from './application.ts';
import { answersFor } from './form/answers.ts';
import type { Facts } from './mails.ts';
import type { Programme } from './programme.ts';

/**
 * The facts of a receipt: which questions were answered, one id a line, and the answers of those alone
 * whose question says `inMail`. That a private question was answered is private too.
 */
export function receiptFacts(programme: Programme, draft: Draft): Facts {
  const answered = answersFor(programme, draft, 'scorers').filter(
    ({ answer }) => answer.trim() !== '',
  );
  const inMail = answered.filter(({ question }) => question.inMail);
  return {
    answered: answered.map(({ question }) => question.id).join('\n'),
    ...Object.fromEntries(inMail.map(({ question, answer }) => [`answer.${question.id}`, answer])),
  };
}
