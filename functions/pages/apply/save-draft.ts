import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { whatBlocksSending } from '../../domain/check-application.ts';
import { keepDraft } from './keep-draft.ts';

/** Saves what the team has written, as far as it has got. */
export const saveDraft: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  const saved = await keepDraft(request, application, programme);
  return {
    data: { draftVersion: saved.draftVersion, missing: whatBlocksSending(programme, saved.draft) },
    seeOther: '/application?saved',
  };
};
