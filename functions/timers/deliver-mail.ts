import pMap from 'p-map';
import * as z from 'zod';
import { loadApplication } from '../adapters/applications.ts';
import { taskDoor } from '../adapters/door.ts';
import {
  dueMails,
  type LeasedMail,
  leaseMails,
  markFailed,
  markObsolete,
  markSent,
} from '../adapters/ledger-delivery.ts';
import { linkUrl } from '../adapters/links.ts';
import { type Deps, live } from '../adapters/live.ts';
import { logWarn } from '../adapters/log.ts';
import { sendMail } from '../adapters/mail.ts';
import { counting } from '../adapters/metrics.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { type LedgerEntry, trueWhile } from '../domain/mails.ts';
import { renderMail } from '../views/mails/render-mail.ts';

/** How many mails are under way at once; the account's own rate is met by retrying through the ledger. */
const AT_ONCE = 16;

/** How many mails are leased together: few enough that all are sent well within the lease. */
const TOGETHER = 24;

/**
 * Sends every mail of the ledger that is due. Safe beside itself: a mail is leased before it is sent.
 * The one point where a mail can go out twice is between SES's acceptance and the mark.
 */
export const door = taskDoor(
  'DeliverMail',
  z.unknown(),
  async (_event, deps) => {
    let sent = 0;
    let next = leaseDue(deps);
    for (let batch = await next; batch.due > 0; batch = await next) {
      // While these go out, the next are leased. A short batch was the last one.
      next = batch.due < TOGETHER ? Promise.resolve(NOTHING) : leaseDue(deps);
      // If leasing fails it is told when it is awaited; until then these still go out.
      next.catch(() => undefined);
      const results = await pMap(batch.mails, (mail) => deliver(mail, deps), {
        concurrency: AT_ONCE,
      });
      sent += results.filter(Boolean).length;
    }
    return { sent };
  },
  counting(),
);

/** A batch: how many were due, and those that this sender got hold of. */
type Batch = { due: number; mails: LeasedMail[] };

const NOTHING: Batch = { due: 0, mails: [] };

/** Nothing when all that is due is held by another sender: it is for that one, or for the next run. */
async function leaseDue(deps: Deps): Promise<Batch> {
  const due = await dueMails(deps.now(), TOGETHER);
  const mails = await leaseMails(due, deps);
  return mails.length === 0 ? NOTHING : { due: due.length, mails };
}

export const handler = door(live);

async function deliver(mail: LeasedMail, deps: Deps): Promise<boolean> {
  const { key, entry } = mail;
  try {
    if (!(await isStillTrue(entry))) {
      await markObsolete(key);
      return true;
    }
    await markSent(key, await send(mail), deps.now());
    return true;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    const { id, kind, attempts } = entry;
    logWarn('mail not sent', { mail: id, kind, attempts, error: name });
    await markFailed(key, attempts, name, deps.now());
    return false;
  }
}

/** A reminder of a deadline is only for drafts; other dates have reminders that stay true. */
async function isStillTrue({ kind, link, facts }: LedgerEntry): Promise<boolean> {
  const status = trueWhile(kind);
  if (!status || !link || (kind === 'reminder' && facts['forDrafts'] !== 'yes')) return true;
  return (await loadApplication(link.applicationId)).status === status;
}

async function send({ entry, secret }: LeasedMail): Promise<string> {
  const { programme } = await currentProgramme();
  const link = secret ? linkUrl(secret) : (process.env['SITE_URL'] ?? '');
  const tags = { ledger: entry.id, kind: entry.kind, occasion: entry.occasion };
  return sendMail({ to: entry.to, ...renderMail({ entry, programme }, link), tags });
}
