import { LEASE, LedgerEntry, MOST_ATTEMPTS, retryAfter } from '../domain/mails.ts';
import { plus } from '../domain/time.ts';
import type { Key } from './keys.ts';
import { linkWrite, newSecret } from './links.ts';
import type { Deps } from './live.ts';
import { getItems, type Item, queryPage, transact, updateOnly, type Write } from './table.ts';

/** The key of a mail that is due. */
export type DueMail = Key;

/** Mails that are due by `now`, oldest first, at most so many. */
export async function dueMails(now: string, most: number): Promise<DueMail[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list AND todoAt <= :now',
    ExpressionAttributeValues: { ':list': 'mail', ':now': now },
    Limit: most,
  });
  return items.map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) }));
}

/** A mail that this sender holds, with the secret of its link where it has one. */
export type LeasedMail = { key: DueMail; entry: LedgerEntry; secret?: string };

/**
 * Takes mails for sending, for longer than sending can take, in one transaction with their links.
 * Mails that another sender holds are left out.
 */
export async function leaseMails(due: DueMail[], deps: Deps): Promise<LeasedMail[]> {
  const now = deps.now();
  const items = await getItems(due.map(({ pk, sk }) => ({ pk, sk })));
  const free = items.flatMap((item) => {
    const entry = LedgerEntry.parse(item);
    return isFree(entry, now) ? [withSecret(item, entry, deps)] : [];
  });
  return leaseTogether(free, now);
}

async function leaseTogether(mails: LeasedMail[], now: string): Promise<LeasedMail[]> {
  if (mails.length === 0) return [];
  const writes = mails.map((mail) => [leaseWrite(mail, now), ...linkWrites(mail, now)]);
  const owners = writes.flatMap((each, index) => each.map(() => index));
  const lost = new Set((await transact(writes.flat())).map((at) => owners[at]));
  if (lost.size === 0) return mails.map(attempted);
  return leaseTogether(
    mails.filter((_, index) => !lost.has(index)),
    now,
  );
}

function leaseWrite({ key }: LeasedMail, now: string): Write {
  const until = plus(now, LEASE);
  return {
    update: key,
    set: 'SET #status = :sending, leaseUntil = :until, todoAt = :until, attempts = attempts + :one',
    condition: 'todoAt <= :now AND (#status = :due OR (#status = :sending AND leaseUntil <= :now))',
    names: { '#status': 'status' },
    values: { ':sending': 'sending', ':due': 'due', ':until': until, ':now': now, ':one': 1 },
  };
}

/** A personal link is made when the mail is sent, so that its secret is never at rest. */
function withSecret(item: Item, entry: LedgerEntry, { newId }: Deps): LeasedMail {
  const key = { pk: String(item['pk']), sk: String(item['sk']) };
  return entry.link
    ? { key, entry, secret: newSecret(entry.link.applicationId, newId) }
    : { key, entry };
}

function linkWrites({ entry, secret }: LeasedMail, now: string): Write[] {
  return entry.link && secret ? [linkWrite(secret, entry.link, entry.to.email, now)] : [];
}

function attempted(mail: LeasedMail): LeasedMail {
  return { ...mail, entry: { ...mail.entry, attempts: mail.entry.attempts + 1 } };
}

function isFree({ status, sendAt, leaseUntil }: LedgerEntry, now: string): boolean {
  return status === 'due' ? sendAt <= now : status === 'sending' && (leaseUntil ?? '') <= now;
}

/** Marks a mail as sent: it leaves the list of what is to be done. */
export async function markSent(due: DueMail, messageId: string, now: string): Promise<void> {
  await updateOnly({
    update: { pk: due.pk, sk: due.sk },
    set: 'SET #status = :sent, messageId = :id, sentAt = :now REMOVE todo, todoAt, leaseUntil',
    condition: 'attribute_exists(pk)',
    names: { '#status': 'status' },
    values: { ':sent': 'sent', ':id': messageId, ':now': now },
  });
}

/** Marks a mail that had become untrue: it is never sent. */
export async function markObsolete(due: DueMail): Promise<void> {
  await updateOnly({
    update: { pk: due.pk, sk: due.sk },
    set: 'SET #status = :obsolete REMOVE todo, todoAt, leaseUntil',
    condition: '#status = :sending',
    names: { '#status': 'status' },
    values: { ':obsolete': 'obsolete', ':sending': 'sending' },
  });
}

/** Gives a mail back for a later attempt; after the last one it is left for staff to see. */
export async function markFailed(
  due: DueMail,
  attempts: number,
  error: string,
  now: string,
): Promise<void> {
  const givenUp = attempts >= MOST_ATTEMPTS;
  await updateOnly({
    update: { pk: due.pk, sk: due.sk },
    set:
      'SET #status = :status, lastError = :error' +
      (givenUp ? ' REMOVE todo, todoAt, leaseUntil' : ', todoAt = :next REMOVE leaseUntil'),
    condition: '#status = :sending',
    names: { '#status': 'status' },
    values: {
      ':status': givenUp ? 'failed' : 'due',
      ':error': error,
      ':sending': 'sending',
      ...(givenUp ? {} : { ':next': plus(now, retryAfter(attempts)) }),
    },
  });
}
