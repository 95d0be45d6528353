import { emailFingerprint } from '../../functions/adapters/keys.ts';
import { listPeople, savePeople } from '../../functions/adapters/people.ts';
import type { Person } from '../../functions/domain/people.ts';

/** Somebody as a file describes them; the id follows from the address. */
export type NewPerson = Omit<Person, 'id'>;

/** What an import did. A person whose address was there already is replaced by their line. */
export type Imported = {
  added: number;
  replaced: number;
  /** People who had roles before that their line does not give them. */
  lost: { person: NewPerson; roles: Person['roles'] }[];
};

/** Saves people in the open table, and says what that changed. */
export async function importPeople(programmeId: string, people: NewPerson[]): Promise<Imported> {
  const before = new Map((await listPeople(programmeId)).map((person) => [person.id, person]));
  const known = people.flatMap((person) => {
    const found = before.get(emailFingerprint(person.email));
    return found ? [{ person, found }] : [];
  });
  await savePeople(programmeId, people);
  const lost = known
    .map(({ person, found }) => ({
      person,
      roles: found.roles.filter((role) => !person.roles.includes(role)),
    }))
    .filter(({ roles }) => roles.length > 0);
  return { added: people.length - known.length, replaced: known.length, lost };
}
