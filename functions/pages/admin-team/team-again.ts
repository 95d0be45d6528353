import type { PageRequest } from '../../adapters/http.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { applicationOf, staff } from '../../adapters/sessions.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import { refuseTeamChange } from '../../domain/team-changes.ts';
import { changeMemberPage, memberReasonPage } from '../../views/admin/team-pages.ts';

/**
 * The team of the address, the member of it, and the forms about them with what was typed.
 * @throws AcademyError `WrongStage`, `NotFound`
 */
export async function teamAgain(request: PageRequest) {
  const by = staff(request, 'admin');
  const application = await applicationOf(request);
  const { programme } = await currentProgramme(application.programmeId);
  refuseTeamChange(programme, application, request.now());
  const wanted = request.params['member'] ?? '';
  const member = application.draft.members.find(({ id }) => id === wanted);
  const state = (problems: Problem[]) => ({
    ...{ problems, typed: problems.length > 0 ? request.input : {} },
    requestId: request.newId(),
  });
  const about = (act: 'remove' | 'contact') => (problems: Problem[]) => {
    if (!member) throw nobody();
    return memberReasonPage(act, programme, application, member, state(problems));
  };
  const forms = {
    member: (problems: Problem[]) => {
      if (!member && wanted !== 'new') throw nobody();
      return changeMemberPage(programme, application, member, state(problems));
    },
    remove: about('remove'),
    contact: about('contact'),
  };
  return { by, application, programme, member, forms };
}

/** They may have gone meanwhile. */
function nobody(): AcademyError {
  return new AcademyError(
    'NotFound',
    'There is no such person in the team. Go back to the people in the team.',
  );
}
