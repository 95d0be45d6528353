import type { MailDue } from '../domain/mails.ts';
import type { Person, Role } from '../domain/people.ts';
import { type Pool, signInDue } from '../domain/sign-in.ts';
import { PATIENCE, plus } from '../domain/time.ts';
import { keys } from './keys.ts';
import { mailWrite } from './ledger.ts';
import type { Deps } from './live.ts';
import { findPerson } from './people.ts';
import { queryPage, transact, updateOnly } from './table.ts';

/** Whose sign-in is not where it should be, by the keys of the index; at most so many at a time. */
export async function peopleToSettle(now: string): Promise<{ programmeId: string; id: string }[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list AND todoAt <= :now',
    ExpressionAttributeValues: { ':list': 'sign-in', ':now': now },
    Limit: MOST_AT_A_TIME,
  });
  return items.map(({ pk, sk }) => ({
    programmeId: String(pk).replace('PROGRAMME#', ''),
    id: String(sk).replace('PERSON#', ''),
  }));
}

/** Cognito takes some 30 of these calls a second of an account; a run has a minute. */
const MOST_AT_A_TIME = 100;

/**
 * Brings a person's account to where their record says it should be: opened in the pool of their
 * roles, closed in any other. It can be repeated, and a change made meanwhile leaves it to be done again.
 */
export async function settleSignIn(
  programmeId: string,
  personId: string,
  { now }: Deps,
): Promise<void> {
  const person = await findPerson(programmeId, personId);
  if (!person) return;
  // Taken for a while, so that a service that does not answer is not asked again and again.
  const values = { ':later': plus(now(), PATIENCE) };
  const condition = 'attribute_exists(todo)';
  const key = keys.person(programmeId, personId);
  if (!(await updateOnly({ update: key, set: 'SET todoAt = :later', condition, values }))) return;
  const due = signInDue(person);
  // Loaded when there is something to do, which is rare.
  const { closeAccount, openAccount } = await import('./accounts.ts');
  if (person.signInAt && person.signInAt !== due) await closeAccount(person.signInAt, personId);
  if (due && person.signInAt !== due) await openAccount(due, person);
  await markSettled(programmeId, person, due, now());
}

async function markSettled(
  programmeId: string,
  person: Person,
  due: Pool | undefined,
  now: string,
): Promise<void> {
  const mark = {
    update: keys.person(programmeId, person.id),
    set: `${due ? 'SET signInAt = :due ' : ''}REMOVE todo, todoAt${due ? '' : ', signInAt'}`,
    condition: 'version = :version',
    values: { ':version': person.version ?? 0, ...(due ? { ':due': due } : {}) },
  };
  const invited = due && due !== person.signInAt;
  const mail = invited ? [mailWrite(`PEOPLE#${programmeId}`, invitation(person, now), now)] : [];
  const failed = await transact([mark, ...mail]);
  // The invitation of this version is recorded already: an earlier run did all but hear of it.
  if (failed.length === 1 && failed[0] === 1) await transact([mark]);
}

function invitation({ name, email, roles, version }: Person, now: string): MailDue {
  const role = INVITED_AS.find((each) => roles.includes(each));
  return {
    kind: 'staff-invited',
    occasion: `sign-in/${version}`,
    to: { email, name },
    facts: { audience: role ?? '' },
    sendAt: now,
  };
}

/** As what somebody with several roles is invited: what they see first. */
const INVITED_AS: Role[] = ['delivery-team', 'panel', 'coach', 'operator'];
