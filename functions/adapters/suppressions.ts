import type { Draft } from '../domain/application.ts';
import { isBlocked, type News, Suppression } from '../domain/mail-news.ts';
import { emailFingerprint, keys } from './keys.ts';
import { getItem, getItems, updateOnly, type Write } from './table.ts';

/** The block of an address, if there is or was one. */
export async function findSuppression(email: string): Promise<Suppression | undefined> {
  const item = await getItem(keys.suppression(email));
  return item && Suppression.parse(item);
}

/** Which of these addresses are blocked, as fingerprints. */
export async function blockedAmong(emails: string[]): Promise<Set<string>> {
  const items = await getItems([...new Set(emails)].map(keys.suppression));
  const blocked = items.map((item) => Suppression.parse(item)).filter(isBlocked);
  return new Set(blocked.map(({ email }) => emailFingerprint(email)));
}

/** The members of a team whose address takes no mail, by their ids. */
export async function membersBlocked({ members }: Draft): Promise<string[]> {
  const blocked = await blockedAmong(members.map(({ email }) => email));
  return members.filter(({ email }) => blocked.has(emailFingerprint(email))).map(({ id }) => id);
}

/** Blocks an address for what SES reported of it, unless the block was lifted after that. */
export async function suppress(email: string, news: News): Promise<void> {
  const reason: Suppression['reason'] = news.state === 'complained' ? 'complained' : 'bounced';
  const block: Suppression = { email, reason, at: news.at };
  const write = {
    update: keys.suppression(email),
    set: 'SET email = :email, reason = :reason, #at = :at REMOVE liftedAt, lifted',
    // Of several reports the one that says most stays, and of those the last.
    condition:
      'attribute_not_exists(pk) OR liftedAt < :at OR (attribute_not_exists(liftedAt) AND (reason < :reason OR (reason = :reason AND #at < :at)))',
    names: { '#at': 'at' },
    values: { ':email': block.email, ':reason': block.reason, ':at': block.at },
  };
  await updateOnly(write);
}

/** The write that lifts the block of an address. Fails where there is none. */
export function liftWrite(email: string, lift: { by: string; reason: string; now: string }): Write {
  return {
    update: keys.suppression(email),
    set: 'SET liftedAt = :now, lifted = :lifted',
    condition: 'attribute_exists(pk) AND attribute_not_exists(liftedAt)',
    values: { ':now': lift.now, ':lifted': { by: lift.by, reason: lift.reason } },
  };
}
