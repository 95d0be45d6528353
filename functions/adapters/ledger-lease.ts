import { allowance } from '../domain/mail-pace.ts';
import { LedgerEntry } from '../domain/mails.ts';
import { emailFingerprint } from './keys.ts';
import { type DueMail, dueMails } from './ledger-due.ts';
import {
  type DueEntry,
  type Prepare,
  type ReadyMail,
  takeTogether,
  type Verdict,
} from './ledger-take.ts';
import type { Deps } from './live.ts';
import { loadPace } from './mail-pace.ts';
import { loadTruth } from './mail-truth.ts';
import { blockedAmong } from './suppressions.ts';
import { getItems, type Item } from './table.ts';

/**
 * What a sender got hold of. `nextAt` where the account's pace keeps it from sending more now; `dueAt` is
 * when the next mail is due, where nothing more is due now.
 */
export type Batch<Ready> = {
  mails: ReadyMail<Ready>[];
  more: boolean;
  nextAt?: string;
  dueAt?: string;
};

/** How many mails are taken together: few enough that all are sent well within the lease. */
const TOGETHER = 24;

/**
 * Takes the mails that are due and may be sent now, in one transaction with their links and calendars and
 * with the reservation of their pace. What has become untrue, or whose address is blocked, is ended instead.
 */
export async function takeMails<Ready>(deps: Deps, prepare: Prepare<Ready>): Promise<Batch<Ready>> {
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
  const taken = await takeTogether(verdicts, pace, deps, prepare);
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

/** As the condition of the lease says it: the index may still list what has been taken or given back. */
function isFree(item: Item, { status, leaseUntil }: LedgerEntry, now: string): boolean {
  const todoAt = item['todoAt'];
  if (typeof todoAt !== 'string' || todoAt > now) return false;
  return status === 'due' || (status === 'sending' && (leaseUntil ?? '') <= now);
}

function keyOf(item: Record<string, unknown>): DueMail {
  return { pk: String(item['pk']), sk: String(item['sk']) };
}
