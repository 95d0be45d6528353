import { createHash } from 'node:crypto';
import { Audience } from '../domain/audience.ts';
import { isInCohort } from '../domain/moves.ts';
import { rolesOf } from '../domain/people.ts';
import { loadApplications } from './applications.ts';
import { emailFingerprint, keys, personKey } from './keys.ts';
import type { Deps } from './live.ts';
import { findPerson } from './people.ts';
import { getItem, transact, updateOnly, type Write } from './table.ts';

/** Whose feed it is: a member of a team in the cohort, or somebody around the academy. */
export type FeedOwner = {
  programmeId: string;
  /** Whose year it shows. */
  audience: Audience;
  email: string;
  /** The team, where it is a member's. */
  applicationId?: string | undefined;
};

/** A feed for one person: its address, the only form in which its secret is ever seen, and the write that opens it. */
export function newFeed(
  { email, ...kept }: FeedOwner,
  { now, newId }: Deps,
): { address: string; write: Write } {
  const secret = hash(`${newId()}${newId()}`);
  const put = {
    ...keys.feed(hash(secret)),
    ...kept,
    personId: emailFingerprint(email),
    createdAt: now(),
    ...personKey(email, `FEED#${kept.programmeId}`),
  };
  return {
    address: `${process.env['SITE_URL'] ?? ''}/calendar/${secret}.ics`,
    write: { put, condition: 'attribute_not_exists(pk)' },
  };
}

/**
 * Makes a feed for one person and answers its address: the table keeps the hash. It opens the dates of
 * the year and nothing else.
 */
export async function openFeed(owner: FeedOwner, deps: Deps): Promise<string> {
  const { address, write } = newFeed(owner, deps);
  await transact([write]);
  return address;
}

/** What a feed's secret opens, while its owner is still part of the year; nothing otherwise. */
export async function followFeed(
  secret: string,
): Promise<{ programmeId: string; audience: Audience } | undefined> {
  const item = SECRET.test(secret) && (await getItem(keys.feed(hash(secret))));
  if (!item || item['endedAt']) return undefined;
  const programmeId = String(item['programmeId']);
  const audience = Audience.parse(item['audience']);
  const owns = item['applicationId']
    ? await isInCohortTeam(String(item['applicationId']), String(item['personId']))
    : await hasRole(programmeId, String(item['personId']), audience);
  return owns ? { programmeId, audience } : undefined;
}

/** Ends a feed for good; one that has ended, or never was, is left as it is. */
export async function endFeed(secret: string, now: string): Promise<void> {
  if (!SECRET.test(secret)) return;
  await updateOnly({
    update: keys.feed(hash(secret)),
    set: 'SET endedAt = :now',
    condition: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
    values: { ':now': now },
  });
}

const SECRET = /^[0-9a-f]{64}$/;

/** Whoever is no longer in the team has no part in its year either. */
async function isInCohortTeam(applicationId: string, personId: string): Promise<boolean> {
  const [application] = await loadApplications([applicationId]);
  if (!application || !isInCohort(application.status)) return false;
  return application.draft.members.some(({ email }) => emailFingerprint(email) === personId);
}

async function hasRole(programmeId: string, personId: string, audience: Audience) {
  const person = await findPerson(programmeId, personId);
  const roles = rolesOf(audience);
  return person?.disabledAt === undefined && person?.roles.some((role) => roles.includes(role));
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
