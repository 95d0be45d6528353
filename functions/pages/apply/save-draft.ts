import { asSeen, saveDraft as save } from '../../adapters/applications.ts';
import { changedDraft } from '../../adapters/draft-input.ts';
import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import type { Draft } from '../../domain/application.ts';
import { whatBlocksSending, whatDoesNotFit } from '../../domain/check-application.ts';
import { AcademyError } from '../../domain/errors.ts';

/** Saves what the team has written, as far as it has got. */
export const saveDraft: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const draft = changedDraft(programme, application.draft, request.input);
  refuseIfHuge(draft);
  const problems = whatDoesNotFit(programme, draft).filter(({ field }) => field !== 'members');
  if (problems.length > 0)
    throw new AcademyError('InputInvalid', 'Load the page again and check your answers.', problems);
  const base = asSeen(application, request.input['version']);
  const saved = await save(base, draft);
  return {
    data: { draftVersion: saved.draftVersion, missing: whatBlocksSending(programme, saved.draft) },
    seeOther: '/application?saved',
  };
};

/** An item of the table holds 400 KB; a draft is kept well below it. */
const MOST_CHARACTERS = 100_000;

function refuseIfHuge(draft: Draft): void {
  if (JSON.stringify(draft).length <= MOST_CHARACTERS) return;
  throw new AcademyError(
    'InputTooLarge',
    'This is too much text. Shorten your answers and save them again.',
  );
}
