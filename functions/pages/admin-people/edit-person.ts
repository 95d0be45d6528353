import type { Route } from '../../adapters/http.ts';
import { changedMeanwhile, changePerson } from '../../adapters/people-changes.ts';
import { staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { withDetails } from '../../domain/people.ts';
import { askAgain } from '../../views/ask-again.ts';
import { personIn } from './person-input.ts';
import { personAgain } from './show-person.ts';

/** Changes what is known of somebody. Their roles and their sign-in follow at their next request. */
export const editPerson: Route = async (request) => {
  const by = staff(request, 'admin');
  const { programme, person, render } = await personAgain(request, by.id);
  const { input, now, newId } = request;
  try {
    // The address makes the person: with another they would be somebody else.
    const details = personIn(programme, { ...input, email: person.email });
    if (person.id === by.id && !details.roles.includes('delivery-team')) throw ownRole();
    if (input['version'] !== undefined && Number(input['version']) !== (person.version ?? 0)) {
      throw changedMeanwhile();
    }
    const change = { programmeId: programme.id, by, now, newId };
    await changePerson(person, withDetails(person, details), 'edit-person', change);
    return { data: { id: person.id }, seeOther: '/admin/people' };
  } catch (error) {
    return askAgain(error, render);
  }
};

function ownRole(): AcademyError {
  const message = 'You cannot leave the delivery team yourself: ask another of the team';
  return new AcademyError('InputInvalid', `${message}.`, [{ field: 'roles', message }]);
}
