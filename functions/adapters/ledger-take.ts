import { setImmediate as turn } from 'node:timers/promises';
import { type Pace, reserve } from '../domain/mail-pace.ts';
import { LEASE, type LedgerEntry } from '../domain/mails.ts';
import { plus } from '../domain/time.ts';
import { readHeads, transactWithAudit } from './audit.ts';
import type { DueMail } from './ledger-due.ts';
import { endNote, endWrites, FREE, freeValues } from './ledger-end.ts';
import type { Deps } from './live.ts';
import { paceWrite } from './mail-pace.ts';
import { rememberLink, type Secrets, secretsOf } from './mail-secrets.ts';
import type { Write } from './table.ts';

/** A mail that is due, as it stands in the ledger. */
export type DueEntry = { key: DueMail; entry: LedgerEntry };

/** What becomes of it. */
export type Verdict = { mail: DueEntry; is: 'to-send' | 'obsolete' | 'suppressed' };

/** A mail that this sender holds, with what only its reader gets to know. */
export type LeasedMail = DueEntry & Secrets;

/** Makes ready what is to be sent of a mail. */
export type Prepare<Ready> = (mail: LeasedMail) => Promise<Ready>;

/** A mail that this sender holds, with what has been made ready of it. */
export type ReadyMail<Ready> = LeasedMail & { ready: PromiseSettledResult<Ready> };

/**
 * All of them, or `undefined` where somebody else changed one of them, or the pace, meanwhile. What is to
 * be sent is made ready while the table takes them.
 */
export async function takeTogether<Ready>(
  verdicts: Verdict[],
  pace: Pace,
  deps: Deps,
  prepare: Prepare<Ready>,
): Promise<ReadyMail<Ready>[] | undefined> {
  const now = deps.now();
  const taken = verdicts.filter(({ is }) => is === 'to-send').map(({ mail }) => leased(mail, deps));
  const mails = taken.map(({ mail }) => mail);
  const ended = verdicts.flatMap(({ mail, is }) => (is === 'to-send' ? [] : [{ ...mail, as: is }]));
  const writes = [
    ...taken.flatMap(({ writes }) => writes),
    ...endWrites(ended, now),
    ...paceWrites(pace, taken.length, now),
  ];
  const appends = await readHeads(ended.map((mail) => endNote(mail, deps)));
  const [failed, ready] = await Promise.all([
    writes.length > 0 ? transactWithAudit(writes, ...appends) : [],
    makeReady(mails, prepare),
  ]);
  if (failed.length > 0) return undefined;
  return mails.map((mail, at) => {
    rememberLink(mail.entry, mail);
    return { ...mail, ready: ready[at] as PromiseSettledResult<Ready> };
  });
}

/** Once what was begun before is on its way. */
async function makeReady<Ready>(
  mails: LeasedMail[],
  prepare: Prepare<Ready>,
): Promise<PromiseSettledResult<Ready>[]> {
  await turn();
  return Promise.allSettled(mails.map(prepare));
}

/** What SES has just said of the quota is kept also where nothing may be sent. */
function paceWrites(pace: Pace, mails: number, now: string): Write[] {
  if (mails > 0) return [paceWrite(reserve(pace, mails, now))];
  return pace.askedAt === now ? [paceWrite(pace)] : [];
}

/** A mail as it is once it is taken, and the writes that take it. */
function leased({ key, entry }: DueEntry, deps: Deps): { mail: LeasedMail; writes: Write[] } {
  const { secrets, writes } = secretsOf(entry, deps);
  return {
    mail: { key, entry: { ...entry, attempts: entry.attempts + 1 }, ...secrets },
    writes: [leaseWrite(key, deps.now()), ...writes],
  };
}

function leaseWrite(key: DueMail, now: string): Write {
  return {
    update: key,
    set: 'SET #status = :sending, leaseUntil = :until, todoAt = :until, attempts = attempts + :one',
    condition: FREE,
    names: { '#status': 'status' },
    values: { ...freeValues(now), ':until': plus(now, LEASE), ':one': 1 },
  };
}
