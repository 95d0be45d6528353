import { AcademyError } from '../domain/errors.ts';
import { readHeads, transactWithAudit } from './audit.ts';
import { listOf } from './ledger.ts';
import type { DueMail } from './ledger-due.ts';
import type { OutboxAct, OutboxMail } from './ledger-outbox.ts';
import { type MailHappening, mailNote } from './mail-audit.ts';
import { type CountedAs, countWrites } from './mail-progress.ts';
import { liftWrite } from './suppressions.ts';
import { getItem, type Write } from './table.ts';

/** What the delivery team does with a mail of the outbox. Each is noted with who did it and why. */

/**
 * Stops a mail that waits: it is never sent.
 * @throws AcademyError `MailNotWaiting`
 */
export async function stopMail(mail: OutboxMail, reason: string, act: OutboxAct): Promise<void> {
  const stopped = { by: act.by.name, at: act.now, reason };
  await change(mail, act, {
    what: 'mail-stopped',
    reason,
    as: 'stopped',
    set: '#status = :stopped, stopped = :by',
    remove: 'todo, todoAt, leaseUntil',
    condition: '#status = :due',
    values: { ':stopped': 'stopped', ':by': stopped, ':due': 'due' },
  });
}

/**
 * Lets a mail that is held go out with the next run of the sender.
 * @throws AcademyError `MailNotWaiting`
 */
export async function sendAtOnce(mail: OutboxMail, act: OutboxAct): Promise<void> {
  await change(mail, act, {
    what: 'mail-sent-at-once',
    set: 'sendAt = :now, todoAt = :now',
    condition: '#status = :due',
    values: { ':now': act.now, ':due': 'due' },
  });
}

/**
 * Lets a mail that was given up be tried again, from the beginning.
 * @throws AcademyError `MailNotWaiting`
 */
export async function tryAgain(mail: OutboxMail, act: OutboxAct): Promise<void> {
  const { set, remove, values } = dueAgain(mail, act.now);
  await change(mail, act, {
    what: 'mail-tried-again',
    from: 'failed',
    set,
    remove,
    condition: '#status = :failed',
    values: { ...values, ':failed': 'failed' },
  });
}

/**
 * Notes that somebody has dealt with a mail that did not arrive; it leaves the list.
 * @throws AcademyError `MailNotWaiting`
 */
export async function markSeen(mail: OutboxMail, act: OutboxAct): Promise<void> {
  await change(mail, act, {
    what: 'mail-seen',
    remove: 'todo, todoAt',
    condition: 'todo = :attention AND #status = :was',
    values: { ':attention': 'mail-attention', ':was': mail.entry.status },
  });
}

/**
 * Lets an address get mail again. The mail of this page, if that is what it was kept from, goes out.
 * @throws AcademyError `MailNotWaiting` where the address is not blocked
 */
export async function unblock(mail: OutboxMail, reason: string, act: OutboxAct): Promise<void> {
  const { status, to } = mail.entry;
  const again = status === 'suppressed' ? dueAgain(mail, act.now) : SEEN;
  await change(mail, act, {
    what: 'address-unblocked',
    reason,
    ...(status === 'suppressed' ? { from: 'suppressed' as const } : {}),
    set: again.set,
    remove: again.remove,
    condition: '#status = :was',
    values: { ...again.values, ':was': status },
    others: [liftWrite(to.email, { by: act.by.name, reason, now: act.now })],
  });
}

const SEEN = { set: '', remove: 'todo, todoAt', values: {} };

type Change = {
  what: MailHappening;
  reason?: string;
  set?: string;
  remove?: string;
  condition: string;
  values: Record<string, unknown>;
  as?: CountedAs;
  from?: CountedAs;
  others?: Write[];
};

function dueAgain({ entry }: OutboxMail, now: string) {
  return {
    set: '#status = :due, attempts = :none, sendAt = :now, todo = :list, todoAt = :now',
    remove: 'lastError',
    values: { ':due': 'due', ':none': 0, ':now': now, ':list': listOf(entry) },
  };
}

async function change({ key, entry }: OutboxMail, act: OutboxAct, change: Change): Promise<void> {
  const { what, reason, as, from, others = [] } = change;
  const { id, kind, link } = entry;
  const note = mailNote(
    { pk: key.pk, id, kind, applicationId: link?.applicationId },
    { what, by: act.by, at: act.now, auditId: act.newId(), ...(reason ? { reason } : {}) },
  );
  const counts = countWrites([{ partition: key.pk, as, from }]);
  const failed = await transactWithAudit(
    [changeWrite(key, act, change), ...counts, ...others],
    ...(await readHeads([note])),
  );
  if (failed.length === 0 || (await isDone(key, act))) return;
  throw new AcademyError(
    'MailNotWaiting',
    'This mail has moved on since you looked at it. Nothing was changed: load the outbox again to see how it stands.',
  );
}

/** The change names the request that made it, so that the same request, repeated, is the same success. */
function changeWrite(key: DueMail, { requestId }: OutboxAct, change: Change): Write {
  const { set, remove, condition, values } = change;
  const sets = [...(set ? [set] : []), 'changedBy = :request'].join(', ');
  return {
    update: key,
    set: `SET ${sets}${remove ? ` REMOVE ${remove}` : ''}`,
    condition,
    names: { '#status': 'status' },
    values: { ...values, ':request': requestId },
  };
}

async function isDone(key: DueMail, { requestId }: OutboxAct): Promise<boolean> {
  return (await getItem(key))?.['changedBy'] === requestId;
}
