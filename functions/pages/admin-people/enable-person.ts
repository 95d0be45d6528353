import type { Route } from '../../adapters/http.ts';
import { changePerson, loadPerson } from '../../adapters/people-changes.ts';
import { programmeId } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';

/** Gives somebody their part in the academy back, as it was. */
export const enablePerson: Route = async (request) => {
  const by = staff(request, 'admin');
  const person = await loadPerson(programmeId(), request.params['person'] ?? '');
  const { now, newId } = request;
  const change = { programmeId: programmeId(), by, now, newId };
  const { disabledAt, ...enabled } = person;
  if (disabledAt) await changePerson(person, enabled, 'enable-person', change);
  return { data: { id: person.id, disabled: false }, seeOther: '/admin/people' };
};
