import type { Route } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { teamSession } from '../../adapters/sessions.ts';
import { saveTyped } from './save-typed.ts';

/** Removes a member from the team; one who is gone already stays gone. */
export const removeMember: Route = async (request) => {
  const { application } = await teamSession(request);
  const { programme } = await currentProgramme(application.programmeId);
  return saveTyped(
    { programme, application, request },
    (draft) => ({
      ...draft,
      members: draft.members.filter(({ id }) => id !== request.input['memberId']),
    }),
    ({ draftVersion, draft }) => ({
      data: { members: draft.members.length, draftVersion },
      seeOther: '/application?saved',
    }),
  );
};
