import * as z from 'zod/mini';
import { AcademyError } from '../domain/errors.ts';
import { invalid } from './invalid-input.ts';

const Input = z.object({
  outcome: z.enum(['shortlisted', 'reserve', 'not-shortlisted'], 'Choose an outcome'),
  rank: z.pipe(
    z.transform((value) => (value === '' || value === undefined ? undefined : Number(value))),
    z.optional(
      z.int('Enter the rank as a whole number').check(z.minimum(1, 'Enter a rank from 1')),
    ),
  ),
  feedback: z._default(z.string().check(z.trim(), z.maxLength(3000, 'Shorten the feedback')), ''),
});

/** An outcome as a form gives it. */
export type OutcomeInput = z.infer<typeof Input>;

/**
 * The outcome of a form; a reserve has a rank.
 * @throws AcademyError `InputInvalid`
 */
export function outcomeIn(input: Record<string, unknown>): OutcomeInput {
  const parsed = Input.safeParse(input);
  if (!parsed.success) throw invalid(parsed.error);
  if (parsed.data.outcome !== 'reserve' || parsed.data.rank !== undefined) return parsed.data;
  throw new AcademyError('InputInvalid', 'Give the reserve a rank: 1 is promoted first.', [
    { field: 'rank', message: 'Enter a rank: 1 is promoted first' },
  ]);
}
