import type { Route } from '../../adapters/http.ts';
import { addPerson as add } from '../../adapters/people-changes.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { askAgain } from '../../views/ask-again.ts';
import { newPersonPage } from '../../views/people/new-person-page.ts';
import { personIn } from './person-input.ts';

/** Adds somebody. Whoever has to sign in is invited by mail once their sign-in is there. */
export const addPerson: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme } = await currentProgramme();
  const { input, now, newId } = request;
  try {
    const change = { programmeId: programme.id, by, now, newId };
    const { id } = await add(personIn(programme, input), change);
    return { data: { id }, seeOther: '/admin/people' };
  } catch (error) {
    return askAgain(error, (problems) =>
      newPersonPage(programme, { requestId: newId(), problems, typed: input }),
    );
  }
};
