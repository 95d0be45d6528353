import type * as z from 'zod/mini';
import { AcademyError, type Problem } from '../domain/errors.ts';

/** Input that cannot be taken, with every problem by field. */
export function invalidInput(problems: Problem[]): AcademyError {
  return new AcademyError(
    'InputInvalid',
    `${problems.map(({ message }) => message).join('. ')}.`,
    problems,
  );
}

/** Input that does not fit its schema, as problems by field. */
export function invalid(error: z.core.$ZodError): AcademyError {
  return invalidInput(
    error.issues.map((issue) => ({ field: issue.path.join('.') || 'form', message: words(issue) })),
  );
}

/** Our schemas say what to do; where one has no words of its own, zod's speak of types and keys. */
function words(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    return `There is no field “${issue.keys.join('”, “')}”. Correct its spelling, or leave it out`;
  }
  if (!issue.message.startsWith('Invalid')) return issue.message;
  const where = issue.path.length > 0 ? `in “${issue.path.join('.')}”` : 'here';
  return `Another kind of value is wanted ${where}. See /openapi.json`;
}
