import { AcademyError, type Problem } from '../domain/errors.ts';

/** The answer to a form that was not accepted: the problems as data, and the form with what was typed. */
export type AskedAgain = { status: number; data: Record<string, unknown>; page: () => string };

/**
 * Turns a refusal that is about the input into its form, shown again. Every other error is thrown on.
 * @throws whatever `error` is, unless its status is 422
 */
export function askAgain(error: unknown, page: (problems: Problem[]) => string): AskedAgain {
  if (!(error instanceof AcademyError) || error.status !== 422) throw error;
  const { name, status, message, problems } = error;
  const shown = problems.length > 0 ? problems : [{ field: 'main', message }];
  return {
    status,
    data: { type: 'about:blank', title: name, status, detail: message, problems },
    page: () => page(shown),
  };
}
