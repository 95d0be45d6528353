import type { Route } from '../../adapters/http.ts';
import { saveTyped } from '../../adapters/save-typed.ts';
import { AcademyError } from '../../domain/errors.ts';
import { memberName } from '../../domain/form/fields.ts';
import { draftSession } from './draft-session.ts';

/** Removes a member from the team, and with them their link; one who is gone already stays gone. */
export const removeMember: Route = async (request) => {
  const { application, by, memberId } = await draftSession(request);
  const id = request.params['member'] ?? '';
  if (id === memberId) {
    throw new AcademyError(
      'InputInvalid',
      'You cannot remove yourself, since your own link would stop working. Ask somebody else in your team.',
    );
  }
  const saved = await saveTyped(application, [{ name: memberName(id), value: '' }], {
    by,
    now: request.now(),
  });
  const { draft, draftVersion } = saved.application;
  return {
    data: { members: draft.members.length, draftVersion },
    seeOther: '/application/members',
  };
};
