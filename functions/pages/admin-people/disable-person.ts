import type { Route } from '../../adapters/http.ts';
import { changePerson, loadPerson } from '../../adapters/people-changes.ts';
import { programmeId } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';

/** Ends somebody's part in the academy at once: no page and no mail any more. What they did stays. */
export const disablePerson: Route = async (request) => {
  const by = staff(request, 'admin');
  const person = await loadPerson(programmeId(), request.params['person'] ?? '');
  if (person.id === by.id) {
    throw new AcademyError(
      'NotAllowed',
      'You cannot shut yourself out. Ask another of the delivery team.',
    );
  }
  const { now, newId } = request;
  const change = { programmeId: programmeId(), by, now, newId };
  if (!person.disabledAt) {
    await changePerson(person, { ...person, disabledAt: now() }, 'disable-person', change);
  }
  return { data: { id: person.id, disabled: true }, seeOther: '/admin/people' };
};
