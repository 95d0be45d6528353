import type { Route } from '../../adapters/http.ts';
import { listPeople } from '../../adapters/people.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { staff } from '../../adapters/sessions.ts';
import { poolOf } from '../../domain/sign-in.ts';
import { peoplePage } from '../../views/people/people-page.ts';

/** Everybody with a part in the academy, by name; subscribers only listen, and are not among them. */
export const listForAdmin: Route = async (request) => {
  staff(request, 'admin');
  const { programme } = await currentProgramme();
  const people = (await listPeople(programme.id))
    .filter(({ roles }) => poolOf(roles) !== undefined || roles.includes('speaker'))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return { data: { people }, page: () => peoplePage(programme, people) };
};
