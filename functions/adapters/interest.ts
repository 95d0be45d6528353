import type { Person } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import { emailFingerprint, interestPartition, keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import type { Deps } from './live.ts';
import { findPerson, personWrite } from './people.ts';
import { transact, type Write } from './table.ts';

/**
 * Notes that somebody wants to be told when applications open, and tells them that it is noted. Who is noted
 * already stays so, and is told nothing again.
 */
export async function registerInterest(
  { id: programmeId }: Programme,
  { name, email }: { name: string; email: string },
  { now, newId }: Deps,
): Promise<void> {
  const personId = emailFingerprint(email);
  const known = await findPerson(programmeId, personId);
  if (known?.roles.includes('subscriber')) return;
  const unsubscribe = newId();
  const person: Person = known
    ? { ...known, roles: [...known.roles, 'subscriber'], unsubscribe }
    : { id: personId, name, email, roles: ['subscriber'], unsubscribe };
  const mail = {
    kind: 'interest-registered' as const,
    occasion: `interest/${programmeId}/${unsubscribe}`,
    to: { email: person.email, name: person.name },
    facts: { unsubscribe: `${personId}.${unsubscribe}` },
    sendAt: now(),
  };
  await transact([
    changed(programmeId, person, known),
    mailWrite(interestPartition(programmeId), mail, now()),
  ]);
}

/** Takes the person of an unsubscribe link off the list of subscribers; anybody else changes nothing. */
export async function unsubscribe({ id: programmeId }: Programme, who: string): Promise<void> {
  const [personId = '', secret] = who.split('.');
  if (!/^[0-9a-f]{32}$/.test(personId)) return;
  const known = await findPerson(programmeId, personId);
  if (!known?.unsubscribe || known.unsubscribe !== secret) return;
  const { unsubscribe: _used, ...rest } = known;
  const roles = known.roles.filter((role) => role !== 'subscriber');
  await transact([
    roles.length === 0
      ? { delete: keys.person(programmeId, personId), ...asKnown(known) }
      : changed(programmeId, { ...rest, roles }, known),
  ]);
}

/** The whole person again, unless somebody changed what they do meanwhile. */
function changed(programmeId: string, person: Person, known: Person | undefined): Write {
  const version = (known?.version ?? 0) + 1;
  const write = personWrite(programmeId, { ...person, version });
  return { ...write, ...(known ? asKnown(known) : { condition: 'attribute_not_exists(pk)' }) };
}

/** Nobody has changed what the person does meanwhile. */
function asKnown({ roles }: Person): Pick<Write, 'condition' | 'names' | 'values'> {
  return {
    condition: '#roles = :roles',
    names: { '#roles': 'roles' },
    values: { ':roles': roles },
  };
}
