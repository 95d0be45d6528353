import type { Problem } from '../../domain/errors.ts';

/** The error message of one field among the problems of a form: the option `errorMessage`, or nothing. */
export function errorFor(problems: Problem[], name: string): { errorMessage?: { text: string } } {
  const found = problems.find(({ field }) => field === name);
  return found ? { errorMessage: { text: found.message } } : {};
}
