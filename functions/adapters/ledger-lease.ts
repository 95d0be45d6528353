import { allowance, type Pace, reserve } from '../domain/mail-pace.ts';
import { LEASE, LedgerEntry } from '../domain/mails.ts';
import { plus } from '../domain/time.ts';
import { readHeads, transactWithAudit } from './audit.ts';
import { emailFingerprint } from './keys.ts';
import { type DueMail, dueMails } from './ledger-due.ts';
import { endNote, endWrites, FREE, freeValues } from './ledger-end.ts';
import type { Deps } from './live.ts';
import { loadPace, paceWrite } from './mail-pace.ts';
import { rememberLink, type Secrets, secretsOf } from './mail-secrets.ts';
import { loadTruth } from './mail-truth.ts';
import { blockedAmong } from './suppressions.ts';
import { getItems, type Item, type Write } from './table.ts';

/** A mail that this sender holds, with what only its reader gets to know. */
export type LeasedMail = DueEntry & Secrets;

/**
 * What a sender got hold of. `nextAt` where the account's pace keeps it from sending more now; `dueAt` is
 * when the next mail is due, where nothing more is due now.
 */
export type Batch = { mails: LeasedMail[]; more: boolean; nextAt?: string; dueAt?: string };

/** How many mails are taken together: few enough that all are sent well within the lease. */
const TOGETHER = 24;

/** A mail that is due, as it stands in the ledger. */
type DueEntry = { key: DueMail; entry: LedgerEntry };

/** What becomes of it. */
type Verdict = { mail: DueEntry; is: 'to-send' | 'obsolete' | 'suppressed' };

/**
 * Takes the mails that are due and may be sent now, in one transaction with their links and calendars and
 * with the reservation of their pace. What has become untrue, or whose address is blocked, is ended instead.
 */
export async function takeMails(deps: Deps): Promise<Batch> {
  const now = deps.now();
  const { due, nextAt: dueAt } = await dueMails(now, TOGETHER);
  const next = dueAt ? { dueAt } : {};
  if (due.length === 0) return { mails: [], more: false, ...next };
  const [pace, items] = await Promise.all([loadPace(now), getItems(due)]);
  const free = items.flatMap((item) => {
    const entry = LedgerEntry.parse(item);
    return isFree(item, entry, now) ? [{ key: keyOf(item), entry }] : [];
  });
  const allowed = allowance(pace, now);
  const all = await judge(free, now);
  const verdicts = withinPace(all, allowed.mails);
  const taken = await takeTogether(verdicts, pace, deps);
  // Where another sender was first, what it left is looked for at once.
  if (!taken) return { mails: [], more: true };
  const left = verdicts.length < all.length;
  return {
    mails: taken,
    // Nothing free among what is due: another sender holds it, or its index entry is behind.
    more: left || (due.length === TOGETHER && free.length > 0),
    ...(left && taken.length === 0 && allowed.nextAt ? { nextAt: allowed.nextAt } : {}),
    ...next,
  };
}

async function judge(mails: DueEntry[], now: string): Promise<Verdict[]> {
  const [isTrue, blocked] = await Promise.all([
    loadTruth(
      mails.map(({ key, entry }) => ({ pk: key.pk, entry })),
      now,
    ),
    blockedAmong(mails.map(({ entry }) => entry.to.email)),
  ]);
  return mails.map((mail) => {
    const { key, entry } = mail;
    if (!isTrue({ pk: key.pk, entry })) return { mail, is: 'obsolete' };
    return { mail, is: blocked.has(emailFingerprint(entry.to.email)) ? 'suppressed' : 'to-send' };
  });
}

/** Leaves for later what the pace does not allow now; what is not sent at all takes no pace. */
function withinPace(all: Verdict[], allowed: number): Verdict[] {
  let left = allowed;
  return all.filter(({ is }) => {
    if (is !== 'to-send') return true;
    left -= 1;
    return left >= 0;
  });
}

/** All of them, or `undefined` where somebody else changed one of them, or the pace, meanwhile. */
async function takeTogether(
  verdicts: Verdict[],
  pace: Pace,
  deps: Deps,
): Promise<LeasedMail[] | undefined> {
  const now = deps.now();
  const taken = verdicts
    .filter(({ is }) => is === 'to-send')
    .map(({ mail }) => ({ mail, ...secretsOf(mail.entry, deps) }));
  const ended = verdicts.flatMap(({ mail, is }) => (is === 'to-send' ? [] : [{ ...mail, as: is }]));
  const writes = [
    ...taken.flatMap(({ mail, writes }) => [leaseWrite(mail, now), ...writes]),
    ...endWrites(ended, now),
    ...paceWrites(pace, taken.length, now),
  ];
  const appends = await readHeads(ended.map((mail) => endNote(mail, deps)));
  const failed = writes.length > 0 ? await transactWithAudit(writes, ...appends) : [];
  if (failed.length > 0) return undefined;
  return taken.map(({ mail: { key, entry }, secrets }) => {
    rememberLink(entry, secrets);
    return { key, entry: { ...entry, attempts: entry.attempts + 1 }, ...secrets };
  });
}

/** What SES has just said of the quota is kept also where nothing may be sent. */
function paceWrites(pace: Pace, mails: number, now: string): Write[] {
  if (mails > 0) return [paceWrite(reserve(pace, mails, now))];
  return pace.askedAt === now ? [paceWrite(pace)] : [];
}

function leaseWrite({ key }: DueEntry, now: string): Write {
  return {
    update: key,
    set: 'SET #status = :sending, leaseUntil = :until, todoAt = :until, attempts = attempts + :one',
    condition: FREE,
    names: { '#status': 'status' },
    values: { ...freeValues(now), ':until': plus(now, LEASE), ':one': 1 },
  };
}

/** As the condition of the lease says it: the index may still list what has been taken or given back. */
function isFree(item: Item, { status, leaseUntil }: LedgerEntry, now: string): boolean {
  const todoAt = item['todoAt'];
  if (typeof todoAt !== 'string' || todoAt > now) return false;
  return status === 'due' || (status === 'sending' && (leaseUntil ?? '') <= now);
}

function keyOf(item: Record<string, unknown>): DueMail {
  return { pk: String(item['pk']), sk: String(item['sk']) };
}
