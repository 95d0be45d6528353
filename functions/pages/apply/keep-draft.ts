import { asSeen, saveDraft } from '../../adapters/applications.ts';
import { changedDraft } from '../../adapters/draft-input.ts';
import type { PageRequest } from '../../adapters/http.ts';
import type { Application, Draft } from '../../domain/application.ts';
import { whatDoesNotFit } from '../../domain/check-application.ts';
import { AcademyError } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';

/** Whether a request brings the answers of the form along; the form says that it showed them. */
export function bringsAnswers({ input }: PageRequest): boolean {
  return input['consents'] === 'shown';
}

/**
 * Keeps what a request says about the draft, as far as the team has got.
 * @throws AcademyError `InputInvalid`, `InputTooLarge`, `AnswersChanged`, `WrongStage`
 */
export async function keepDraft(
  request: PageRequest,
  application: Application,
  programme: Programme,
): Promise<Application> {
  const draft = changedDraft(programme, application.draft, request.input);
  refuseIfHuge(draft);
  const problems = whatDoesNotFit(programme, draft).filter(({ field }) => field !== 'members');
  if (problems.length > 0) {
    throw new AcademyError('InputInvalid', 'Load the page again and check your answers.', problems);
  }
  return saveDraft(asSeen(application, request.input['version']), draft);
}

/** An item of the table holds 400 KB; a draft is kept well below it. */
const MOST_CHARACTERS = 100_000;

function refuseIfHuge(draft: Draft): void {
  if (JSON.stringify(draft).length <= MOST_CHARACTERS) return;
  throw new AcademyError(
    'InputTooLarge',
    'This is too much text. Shorten your answers and save them again.',
  );
}
