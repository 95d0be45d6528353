import { LEASE, LedgerEntry, MOST_ATTEMPTS, retryAfter } from '../domain/mails.ts';
import { plus } from '../domain/time.ts';
import type { Key } from './keys.ts';
import { queryPage, update } from './table.ts';

/** The key of a mail that is due. */
export type DueMail = Key;

/** Mails that are due by `now`, oldest first, at most a hundred. */
export async function dueMails(now: string): Promise<DueMail[]> {
  const { items } = await queryPage({
    IndexName: 'todo',
    KeyConditionExpression: 'todo = :list AND todoAt <= :now',
    ExpressionAttributeValues: { ':list': 'mail', ':now': now },
    Limit: 100,
  });
  return items.map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) }));
}

/** Takes a mail for sending, for longer than sending can take; `undefined` when another sender has it. */
export async function lease(due: DueMail, now: string): Promise<LedgerEntry | undefined> {
  const until = plus(now, LEASE);
  const item = await update({
    update: { pk: due.pk, sk: due.sk },
    set: 'SET #status = :sending, leaseUntil = :until, todoAt = :until, attempts = attempts + :one',
    condition: 'todoAt <= :now AND (#status = :due OR (#status = :sending AND leaseUntil <= :now))',
    names: { '#status': 'status' },
    values: { ':sending': 'sending', ':due': 'due', ':until': until, ':now': now, ':one': 1 },
  });
  return item && LedgerEntry.parse(item);
}

/** Marks a mail as sent: it leaves the list of what is to be done. */
export async function markSent(due: DueMail, messageId: string, now: string): Promise<void> {
  await update({
    update: { pk: due.pk, sk: due.sk },
    set: 'SET #status = :sent, messageId = :id, sentAt = :now REMOVE todo, todoAt, leaseUntil',
    condition: 'attribute_exists(pk)',
    names: { '#status': 'status' },
    values: { ':sent': 'sent', ':id': messageId, ':now': now },
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
  await update({
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
