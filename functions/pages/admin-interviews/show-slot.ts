import { loadApplication } from '../../adapters/applications.ts';
import type { PageRequest, Route } from '../../adapters/http.ts';
import { listPeople } from '../../adapters/people.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { findSlot } from '../../adapters/slots.ts';
import { AcademyError, type Problem } from '../../domain/errors.ts';
import { slotPage } from '../../views/slot-page.ts';

/** One interview time: who meets whom, what the team needs, and how to change it. */
export const showSlot: Route = async (request) => {
  staff(request, 'admin');
  const page = await slotAgain(request);
  return { data: { slot: page.slot }, page: () => page.render([]) };
};

/** The page of a slot, to be shown with problems. */
export async function slotAgain(request: PageRequest) {
  const { programme } = await currentProgramme();
  const slot = await findSlot(programme.id, request.params['slot'] ?? '');
  if (!slot) {
    throw new AcademyError(
      'NotFound',
      'There is no such interview time. It may have been removed.',
    );
  }
  const [members, team] = await Promise.all([
    listPeople(programme.id, 'panel'),
    slot.heldBy ? loadApplication(slot.heldBy) : undefined,
  ]);
  const render = (problems: Problem[]) =>
    slotPage({
      ...{ programme, slot, team, problems },
      members: members.filter(({ disabledAt }) => !disabledAt),
      typed: problems.length > 0 ? request.input : {},
      requestId: request.newId(),
    });
  return { programme, slot, members, render };
}
