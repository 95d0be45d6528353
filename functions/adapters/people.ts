import { isActive, Person, type PersonDetails, type Role, withDetails } from '../domain/people.ts';
import { signInDue } from '../domain/sign-in.ts';
import { emailFingerprint, keys, personKey, todoKey } from './keys.ts';
import {
  getItem,
  getItems,
  type Item,
  queryPage,
  queryPartition,
  transact,
  type Write,
} from './table.ts';

/**
 * Everybody around a programme; of a role only those who still have a part in it. Staff and speakers
 * are few; subscribers may be many: page those.
 */
export async function listPeople(programmeId: string, role?: Role): Promise<Person[]> {
  const items = await queryPartition(`PROGRAMME#${programmeId}`, 'PERSON#');
  const people = items.map((item) => Person.parse(item));
  return role ? people.filter((person) => isActive(person) && person.roles.includes(role)) : people;
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

/** One page of people with a part in the academy, for mails to all of them. */
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
    people: page.items.map((item) => Person.parse(item)).filter(isActive),
    ...(page.next ? { next: page.next } : {}),
  };
}

/** Somebody as an import describes them. */
export type NewPerson = PersonDetails & Partial<Pick<Person, 'signInAt'>>;

/**
 * Adds people, or replaces what is known of those with the same address; of two in one list the last
 * counts. Whose sign-in is not where it should be is put on the list of what is to be done.
 */
export async function savePeople(programmeId: string, people: NewPerson[]): Promise<void> {
  const byId = new Map(people.map((person) => [emailFingerprint(person.email), person]));
  const found = await getItems([...byId.keys()].map((id) => keys.person(programmeId, id)));
  const before = new Map(found.map((item) => [String(item['id']), Person.parse(item)]));
  const writes: Write[] = [...byId].map(([id, person]) => {
    const known = before.get(id) ?? { ...person, id };
    const version = (known.version ?? 0) + 1;
    return personWrite(programmeId, { ...withDetails(known, person), version });
  });
  for (let from = 0; from < writes.length; from += 100)
    await transact(writes.slice(from, from + 100));
}

/** The write of a whole person. */
export function personWrite(programmeId: string, person: Person): Write & { put: Item } {
  const settled = signInDue(person) === person.signInAt;
  return {
    put: {
      ...keys.person(programmeId, person.id),
      ...person,
      ...personKey(person.email, 'PERSON'),
      ...(settled ? {} : todoKey('sign-in', AT_ONCE)),
    },
  };
}

/** Due whatever the clock of the academy says: an import from outside does not know it. */
const AT_ONCE = '1970-01-01T00:00:00.000Z';
