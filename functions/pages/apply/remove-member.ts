import type { Route } from '../../adapters/http.ts';
import { invalidInput } from '../../adapters/invalid-input.ts';
import { saveTyped } from '../../adapters/save-typed.ts';
import { AcademyError } from '../../domain/errors.ts';
import { memberName } from '../../domain/form/fields.ts';
import { askAgain } from '../../views/ask-again.ts';
import { removeMemberPage } from '../../views/member-pages.ts';
import { draftSession } from './draft-session.ts';

/** Removes a member from the team, and with them their link; one who is gone already stays gone. */
export const removeMember: Route = async (request) => {
  const { programme, application, by, memberId } = await draftSession(request);
  const id = request.params['member'] ?? '';
  if (id === memberId) {
    throw new AcademyError(
      'InputInvalid',
      'You cannot remove yourself, since your own link would stop working. Ask somebody else in your team.',
    );
  }
  const member = application.draft.members.find((each) => each.id === id);
  const data = { members: application.draft.members.length };
  if (!member || request.input['confirm'] === 'no')
    return { data, seeOther: '/application/members' };
  if (request.input['confirm'] !== 'yes') {
    return askAgain(invalidInput([UNSAID]), (problems) =>
      removeMemberPage(programme, member, request.newId(), problems),
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

const UNSAID = { field: 'confirm', message: 'Select whether you want to remove this person' };
