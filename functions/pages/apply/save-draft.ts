import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
import { saveTyped } from './save-typed.ts';

/** Saves what the team has written, as far as it has got. */
export const saveDraft: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  return saveTyped(
    { programme, application, request },
    (draft) => draft,
    ({ draftVersion, draft }) => ({
      data: { draftVersion, missing: whatBlocksSending(programme, draft) },
      seeOther: '/application?saved',
    }),
  );
};
