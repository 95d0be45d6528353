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
import { currentProgramme } from '../adapters/programmes.ts';
import { type LedgerEntry, trueWhile } from '../domain/mails.ts';
import { renderMail } from '../views/mails/render-mail.ts';

/** How many mails are under way at once; the account's own rate is met by retrying through the ledger. */
const AT_ONCE = 16;

/** How many mails are leased together: few enough that all are sent well within the lease. */
const TOGETHER = 48;

/**
 * Sends every mail of the ledger that is due. Safe beside itself: a mail is leased before it is sent.
 * The one point where a mail can go out twice is between SES's acceptance and the mark.
 */
export const door = taskDoor('DeliverMail', z.unknown(), async (_event, deps) => {
  let sent = 0;
  for (let due = await dueMails(deps.now(), TOGETHER); due.length > 0; ) {
    const leased = await leaseMails(due, deps);
    const results = await pMap(leased, (mail) => deliver(mail, deps), { concurrency: AT_ONCE });
    const done = results.filter(Boolean).length;
    sent += done;
    // A short page was the last one, and a page of which nothing went out is not worth another.
    if (due.length < TOGETHER || done === 0) break;
    due = await dueMails(deps.now(), TOGETHER);
  }
  return { sent };
});

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
