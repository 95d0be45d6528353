import { MOST_ATTEMPTS, retryAfter } from '../domain/mails.ts';
import { MINUTE, plus } from '../domain/time.ts';
import type { DueMail } from './ledger-due.ts';
import type { LeasedMail } from './ledger-take.ts';
import { countWrites } from './mail-progress.ts';
import { transact, updateOnly, type Write } from './table.ts';

/** What came of an attempt to send a mail. */
export type Attempt =
  | { is: 'accepted'; messageId: string }
  /** SES said no, for this mail. */
  | { is: 'refused'; error: string }
  /** SES said that it is too much at the moment. */
  | { is: 'too-many'; error: string; until: string }
  /** Nobody knows: there was no answer. SES's own report of the mail may still come. */
  | { is: 'unclear'; error: string };

/** A mail with what came of it. */
export type Mark = { mail: LeasedMail; attempt: Attempt };

/** How long the report of a mail that SES may have accepted is waited for before it is sent again. */
const REPORT_AFTER = 10 * MINUTE;

/**
 * Marks mails whose attempts ended together, in one request. Between SES's acceptance and this mark is
 * the one point at which a crash leads to a mail being sent twice.
 */
export async function markTogether(marks: Mark[], now: string): Promise<void> {
  if (marks.length === 0) return;
  const writes = marks.map((mark) => markWrite(mark, now));
  const counts = countWrites(marks.map((mark) => ({ partition: pkOf(mark), as: countedAs(mark) })));
  const [only] = writes;
  const failed =
    only && writes.length + counts.length === 1
      ? (await updateOnly(only))
        ? []
        : [0]
      : await transact([...writes, ...counts]);
  if (failed.length === 0) return;
  await Promise.all(failed.flatMap((at) => (marks[at] ? [noteMessage(marks[at], now)] : [])));
  return markTogether(
    marks.filter((_, at) => !failed.includes(at)),
    now,
  );
}

/** How long a mark waits for others, in milliseconds of real time: mails sent at once end at once. */
const TOGETHER_WITHIN = 50;

/** Marks what is handed to it soon after, so that few requests mark many. */
export function openMarks(now: () => string): {
  add: (mark: Mark) => void;
  /** @throws whatever first kept marks from being made; the others have been made. */
  done: () => Promise<void>;
} {
  let waiting: Mark[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const errors: unknown[] = [];
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const marks = waiting;
    waiting = [];
    running = running
      .then(() => markTogether(marks, now()))
      .catch((error: unknown) => void errors.push(error));
    return running;
  };
  return {
    add: (mark) => {
      waiting.push(mark);
      timer ??= setTimeout(flush, TOGETHER_WITHIN);
    },
    done: async () => {
      await flush();
      if (errors.length > 0) throw errors[0];
    },
  };
}

type MarkWrite = Write & { update: DueMail; set: string };

function markWrite(mark: Mark, now: string): MarkWrite {
  const { mail, attempt } = mark;
  return attempt.is === 'accepted'
    ? sentWrite(mail, attempt.messageId, now)
    : givenBackWrite(mark, now);
}

/** Whoever holds it now: it is sent, and leaves the list of what is to be done. */
function sentWrite({ key }: LeasedMail, messageId: string, now: string): MarkWrite {
  return {
    update: { pk: key.pk, sk: key.sk },
    set: 'SET #status = :sent, sentAt = :now ADD messageIds :ids REMOVE todo, todoAt, leaseUntil, lastError',
    condition: 'attribute_exists(pk) AND #status <> :sent',
    names: { '#status': 'status' },
    values: { ':sent': 'sent', ':now': now, ':ids': new Set([messageId]) },
  };
}

/** Gives a mail back for a later attempt; after the last one it is left for staff to see. */
function givenBackWrite({ mail, attempt }: Mark, now: string): MarkWrite {
  const { key, entry } = mail;
  const givenUp = isGivenUp({ mail, attempt });
  return {
    update: { pk: key.pk, sk: key.sk },
    set:
      `SET #status = :status, lastError = :error, todoAt = :next${givenUp ? ', todo = :attention' : ''}` +
      `${attempt.is === 'too-many' ? ', attempts = attempts - :one' : ''} REMOVE leaseUntil`,
    // A slower sender gives back nothing that another holds by now.
    condition: '#status = :sending AND attempts = :attempts',
    names: { '#status': 'status' },
    values: {
      ':status': givenUp ? 'failed' : 'due',
      ':error': attempt.is === 'accepted' ? '' : attempt.error,
      ':next': givenUp ? now : nextAttempt(attempt, entry.attempts, now),
      ':sending': 'sending',
      ':attempts': entry.attempts,
      ...(givenUp ? { ':attention': 'mail-attention' } : {}),
      ...(attempt.is === 'too-many' ? { ':one': 1 } : {}),
    },
  };
}

function nextAttempt(attempt: Attempt, attempts: number, now: string): string {
  if (attempt.is === 'too-many') return attempt.until;
  const next = plus(now, retryAfter(attempts));
  const reported = plus(now, REPORT_AFTER);
  return attempt.is === 'unclear' && reported > next ? reported : next;
}

/** Whether a mail is not tried again. One that was refused for being too much was no attempt. */
export function isGivenUp({ mail, attempt }: Mark): boolean {
  return (
    (attempt.is === 'refused' || attempt.is === 'unclear') && mail.entry.attempts >= MOST_ATTEMPTS
  );
}

function countedAs(mark: Mark): 'sent' | 'failed' | undefined {
  if (mark.attempt.is === 'accepted') return 'sent';
  return isGivenUp(mark) ? 'failed' : undefined;
}

/** Marked already, by SES's own report or as sent before: only what SES called it is added. */
async function noteMessage({ mail: { key }, attempt }: Mark, now: string): Promise<void> {
  if (attempt.is !== 'accepted') return;
  await updateOnly({
    update: { pk: key.pk, sk: key.sk },
    set: 'SET sentAt = if_not_exists(sentAt, :now) ADD messageIds :ids',
    condition: 'attribute_exists(pk)',
    values: { ':ids': new Set([attempt.messageId]), ':now': now },
  });
}

function pkOf({ mail }: Mark): string {
  return mail.key.pk;
}
