import { answerProblems } from '../domain/form/answers.ts';
import { ABOUT_MEMBER, ABOUT_TEAM } from '../domain/form/asked.ts';
import { invalidInput } from './invalid-input.ts';
import type { Starter } from './start-draft.ts';
import { textOf } from './typed-input.ts';

/**
 * Who starts a draft, as typed; the name of the team may come later.
 * @throws AcademyError `InputInvalid` with every field at fault
 */
export function starterFrom(input: Record<string, unknown>): Starter {
  const starter = {
    name: textOf(input['name']),
    email: textOf(input['email']),
    teamName: textOf(input['teamName']),
  };
  const { name, email } = ABOUT_MEMBER;
  const problems = [
    ...answerProblems(name, starter.name),
    ...answerProblems(email, starter.email),
    ...answerProblems({ ...ABOUT_TEAM.teamName, required: false }, starter.teamName),
  ];
  if (problems.length > 0) throw invalidInput(problems);
  return starter;
}
