import * as z from 'zod';
import { invalid } from '../../adapters/draft-input.ts';
import type { Route } from '../../adapters/http.ts';
import { saveOutcome } from '../../adapters/release.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { STATUS_WORDS } from '../../domain/moves.ts';
import { askAgain } from '../../views/ask-again.ts';
import { showAgain } from './show-again.ts';

const Input = z.object({
  outcome: z.enum(['shortlisted', 'reserve', 'not-shortlisted'], 'Choose an outcome'),
  rank: z.preprocess(
    (value) => (value === '' || value === undefined ? undefined : Number(value)),
    z.int('Enter the rank as a whole number').min(1, 'Enter a rank from 1').optional(),
  ),
  feedback: z.string().trim().max(3000, 'Shorten the feedback').default(''),
});

/** Keeps a pending outcome: nobody sees it before the release. */
export const setOutcome: Route = async (request) => {
  const by = staff(request, 'admin');
  const wanted = read(request.input);
  if (wanted instanceof AcademyError) {
    return askAgain(wanted, await showAgain(request, 'outcome'));
  }
  const application = await applicationOf(request);
  if (application.status !== 'submitted') {
    throw new AcademyError(
      'WrongStage',
      `No outcome can be set: the application ${STATUS_WORDS[application.status]}.`,
    );
  }
  const { outcome, rank, feedback } = wanted;
  await saveOutcome(application.programmeId, {
    applicationId: application.id,
    outcome,
    ...(outcome === 'reserve' && rank ? { rank } : {}),
    ...(feedback ? { feedback } : {}),
    by: by.name,
    at: request.now(),
  });
  return { data: { outcome }, seeOther: '/admin' };
};

function read(input: Record<string, unknown>): z.infer<typeof Input> | AcademyError {
  const parsed = Input.safeParse(input);
  if (!parsed.success) return invalid(parsed.error);
  const { outcome, rank } = parsed.data;
  if (outcome !== 'reserve' || rank !== undefined) return parsed.data;
  return new AcademyError('InputInvalid', 'Give the reserve a rank: 1 is promoted first.', [
    { field: 'rank', message: 'Enter a rank: 1 is promoted first' },
  ]);
}
