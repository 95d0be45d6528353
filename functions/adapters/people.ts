import { Person, type Role } from '../domain/people.ts';
import { emailFingerprint, keys, personKey } from './keys.ts';
import { getItem, queryPage, queryPartition, transact, type Write } from './table.ts';

/** Everybody around a programme. Staff and speakers are few; subscribers may be many: page those. */
export async function listPeople(programmeId: string, role?: Role): Promise<Person[]> {
  const items = await queryPartition(`PROGRAMME#${programmeId}`, 'PERSON#');
  const people = items.map((item) => Person.parse(item));
  return role ? people.filter((person) => person.roles.includes(role)) : people;
}

/** One person, if they are still among the programme's people. */
export async function findPerson(
  programmeId: string,
  personId: string,
): Promise<Person | undefined> {
  const item = await getItem(keys.person(programmeId, personId));
  return item && Person.parse(item);
}

/** Some people by their ids, without those who are gone or disabled. */
export async function getPeople(programmeId: string, ids: string[]): Promise<Person[]> {
  const people = await Promise.all(ids.map((id) => findPerson(programmeId, id)));
  return people.filter((person) => person !== undefined && !person.disabledAt) as Person[];
}

/** One page of people, for mails to all of them. */
export async function pageOfPeople(
  programmeId: string,
  start?: Record<string, unknown>,
): Promise<{ people: Person[]; next?: Record<string, unknown> }> {
  const page = await queryPage(
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': `PROGRAMME#${programmeId}`, ':prefix': 'PERSON#' },
      ConsistentRead: true,
      Limit: 200,
    },
    start,
  );
  return {
    people: page.items.map((item) => Person.parse(item)),
    ...(page.next ? { next: page.next } : {}),
  };
}

/** Adds people, or replaces those with the same address; of two in one list the last counts. */
export async function savePeople(programmeId: string, people: Omit<Person, 'id'>[]): Promise<void> {
  const byId = new Map(people.map((person) => [emailFingerprint(person.email), person]));
  const writes: Write[] = [...byId].map(([id, person]) => ({
    put: { ...keys.person(programmeId, id), ...person, id, ...personKey(person.email, 'PERSON') },
  }));
  for (let from = 0; from < writes.length; from += 100)
    await transact(writes.slice(from, from + 100));
}
