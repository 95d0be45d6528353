import { AuditEntry, inOrder } from '../domain/audit-chain.ts';
import { AcademyError } from '../domain/errors.ts';
import type { Actor } from '../domain/gates.ts';
import { type Person, type PersonDetails, withDetails } from '../domain/people.ts';
import { type Note, readHeads, transactWithAudit } from './audit.ts';
import { emailFingerprint, keys } from './keys.ts';
import type { Deps } from './live.ts';
import { findPerson, personWrite } from './people.ts';
import { queryPartition } from './table.ts';

/** Who changes a person, and when. */
export type PersonChange = Deps & { programmeId: string; by: Actor };

/** What was changed about a person, oldest first. */
export async function loadPersonAudit(programmeId: string, id: string): Promise<AuditEntry[]> {
  const { pk } = keys.person(programmeId, id);
  const items = await queryPartition(pk, `PERSONAUDIT#${id}#`);
  return inOrder(items.map((item) => AuditEntry.parse(item)));
}

/**
 * Adds somebody; who until now only subscribed becomes what the details say as well. Their sign-in, if
 * they get one, is made from the same record.
 * @throws AcademyError `PersonExists`
 */
export async function addPerson(details: PersonDetails, change: PersonChange): Promise<Person> {
  const id = emailFingerprint(details.email);
  const known = await findPerson(change.programmeId, id);
  if (known?.roles.every((role) => role === 'subscriber')) {
    const roles = [...new Set([...details.roles, 'subscriber' as const])];
    await changePerson(known, withDetails(known, { ...details, roles }), 'add-person', change);
    return known;
  }
  const person = { ...details, id, version: 1 };
  const write = {
    ...personWrite(change.programmeId, person),
    condition: 'attribute_not_exists(pk)',
  };
  const failed = await transactWithAudit(
    [write],
    ...(await readHeads([personNote(person, 'add-person', change)])),
  );
  if (failed.length === 0) return person;
  throw new AcademyError('PersonExists', 'There is somebody with this address already.', [
    { field: 'email', message: 'There is somebody with this address already: change them instead' },
  ]);
}

/**
 * Changes somebody in the version that was seen.
 * @throws AcademyError `PersonChanged`
 */
export async function changePerson(
  seen: Person,
  after: Person,
  what: 'add-person' | 'edit-person' | 'disable-person' | 'enable-person',
  change: PersonChange,
): Promise<void> {
  const { programmeId } = change;
  const person = { ...after, id: seen.id, email: seen.email, version: (seen.version ?? 0) + 1 };
  const write = {
    ...personWrite(programmeId, person),
    condition: 'attribute_exists(pk) AND version = :seen',
    values: { ':seen': seen.version ?? 0 },
  };
  const failed = await transactWithAudit(
    [write],
    ...(await readHeads([personNote(person, what, change)])),
  );
  if (failed.length > 0) throw changedMeanwhile();
}

/** Somebody of the programme. @throws AcademyError `NotFound` */
export async function loadPerson(programmeId: string, id: string): Promise<Person> {
  const person = await findPerson(programmeId, id);
  if (person) return person;
  throw new AcademyError('NotFound', 'There is no such person. Look for them in the list.');
}

/** Somebody else was quicker. */
export function changedMeanwhile(): AcademyError {
  return new AcademyError(
    'PersonChanged',
    'Somebody changed this person meanwhile, and nothing of yours was saved. Load the page again.',
  );
}

function personNote(person: Person, what: string, change: PersonChange): Note {
  const { programmeId, by, now, newId } = change;
  const at = now();
  const details = { roles: person.roles.join(' '), ...(person.seat ? { seat: person.seat } : {}) };
  const key = keys.personAudit(programmeId, person.id, at, newId());
  return { ...{ key, at, by, what, details }, headAt: keys.auditHead(programmeId) };
}
