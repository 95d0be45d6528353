import * as z from 'zod/mini';
import { actsAs, Pool, type StaffRole } from '../domain/sign-in.ts';
import { HOUR, plus } from '../domain/time.ts';
import { fingerprint, keys } from './keys.ts';
import type { Deps } from './live.ts';
import { findPerson } from './people.ts';
import { currentProgramme, programmeId } from './programmes.ts';
import { getItem, transact } from './table.ts';

/** A session of somebody who signed in. Its secret is kept as a hash only. */
const Session = z.object({
  personId: z.string(),
  pool: Pool,
  createdAt: z.string(),
  /** It is worth nothing from this instant (ISO). */
  expiresAt: z.string(),
});

/** Somebody who is signed in, and what they may act as now. */
export type SignedIn = { personId: string; name: string; roles: StaffRole[]; pool: Pool };

/** Opens a session for as long as the programme says. Answers its secret and its seconds. */
export async function openSession(
  personId: string,
  pool: Pool,
  { now, newId }: Deps,
): Promise<{ secret: string; seconds: number }> {
  const { programme } = await currentProgramme();
  const seconds = (programme.signIn.sessionHours * HOUR) / 1000;
  const secret = `${personId}.${fingerprint(`${newId()}${newId()}`)}`;
  const createdAt = now();
  const expiresAt = plus(createdAt, seconds * 1000);
  const session: z.infer<typeof Session> = { personId, pool, createdAt, expiresAt };
  const expiresAtEpoch = Math.floor(Date.parse(expiresAt) / 1000);
  await transact([
    {
      put: { ...keys.session(personId, fingerprint(secret)), ...session, expiresAtEpoch },
      condition: 'attribute_not_exists(pk)',
    },
  ]);
  return { secret, seconds };
}

/**
 * Who comes with this secret. The person is read each time, so that whoever was disabled or lost a
 * role has lost it by their next request.
 */
export async function signedIn(secret: string, now: string): Promise<SignedIn | undefined> {
  const personId = personIn(secret);
  if (personId === undefined) return undefined;
  const [session, person] = await Promise.all([
    loadSession(personId, secret),
    findPerson(programmeId(), personId),
  ]);
  if (!session || session.expiresAt <= now || !person || person.disabledAt) return undefined;
  const { pool } = session;
  return { personId, name: person.name, roles: actsAs(person.roles, pool), pool };
}

/** Ends a session for good. Answers the pool whose provider should forget the browser too. */
export async function closeSession(secret: string): Promise<Pool | undefined> {
  const personId = personIn(secret);
  const session = personId && (await loadSession(personId, secret));
  if (!session) return undefined;
  await transact([{ delete: keys.session(personId, fingerprint(secret)) }]);
  return session.pool;
}

async function loadSession(personId: string, secret: string) {
  const item = await getItem(keys.session(personId, fingerprint(secret)));
  return item && Session.parse(item);
}

function personIn(secret: string): string | undefined {
  return /^([0-9a-f]{32})\.[0-9a-f]{32}$/.exec(secret)?.[1];
}
