import { saveDraft } from '../../adapters/applications.ts';
import type { Route } from '../../adapters/http.ts';
import { teamSession } from '../../adapters/sessions.ts';

/** Removes a member from the team; one who is gone already stays gone. */
export const removeMember: Route = async (request) => {
  const { application } = await teamSession(request);
  const { draft } = application;
  const members = draft.members.filter(({ id }) => id !== request.input['memberId']);
  const saved = await saveDraft(application, { ...draft, members });
  return {
    data: { members: saved.draft.members.length, draftVersion: saved.draftVersion },
    seeOther: '/application?saved',
  };
};
