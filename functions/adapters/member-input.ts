import type { Member } from '../domain/application.ts';
import { answerProblems } from '../domain/form/answers.ts';
import { aboutMember } from '../domain/form/form.ts';
import type { Programme } from '../domain/programme.ts';
import { invalidInput } from './invalid-input.ts';
import { textOf } from './typed-input.ts';

/**
 * A member as typed. Nothing of it may be missing or wrong, since a mail goes to the address.
 * @throws AcademyError `InputInvalid` with every field at fault
 */
export function memberFrom(
  programme: Programme,
  input: Record<string, unknown>,
  id: string,
): Member {
  const asked = aboutMember(programme);
  const typed = Object.fromEntries(asked.map((each) => [each.id, textOf(input[each.id])]));
  const problems = asked.flatMap((each) => answerProblems(each, typed[each.id] ?? ''));
  if (problems.length > 0) throw invalidInput(problems);
  return { ...(typed as Omit<Member, 'id'>), id };
}
