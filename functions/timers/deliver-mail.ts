import pMap from 'p-map';
import * as z from 'zod';
import { taskDoor } from '../adapters/door.ts';
import {
  type DueMail,
  dueMails,
  lease,
  markFailed,
  markSent,
} from '../adapters/ledger-delivery.ts';
import { linkUrl, newSecret, saveLink } from '../adapters/links.ts';
import { type Deps, live } from '../adapters/live.ts';
import { logWarn } from '../adapters/log.ts';
import { sendMail } from '../adapters/mail.ts';
import { currentProgramme } from '../adapters/programmes.ts';

import type { LedgerEntry } from '../domain/mails.ts';
import { renderMail } from '../views/mails/render-mail.ts';

/** How many mails are under way at once; the account's own rate is met by retrying through the ledger. */
const AT_ONCE = 8;

/**
 * Sends every mail of the ledger that is due. Safe beside itself: a mail is leased before it is sent.
 * The one point where a mail can go out twice is between SES's acceptance and the mark.
 */
export const door = taskDoor('DeliverMail', z.unknown(), async (_event, deps) => {
  let sent = 0;
  for (let due = await dueMails(deps.now()); due.length > 0; due = await dueMails(deps.now())) {
    const results = await pMap(due, (mail) => deliver(mail, deps), { concurrency: AT_ONCE });
    sent += results.filter(Boolean).length;
    if (!results.some(Boolean)) break;
  }
  return { sent };
});

export const handler = door(live);

async function deliver(due: DueMail, deps: Deps): Promise<boolean> {
  const entry = await lease(due, deps.now());
  if (!entry) return false;
  try {
    const messageId = await send(entry, deps);
    await markSent(due, messageId, deps.now());
    return true;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Unknown';
    logWarn('mail not sent', {
      mail: entry.id,
      kind: entry.kind,
      attempts: entry.attempts,
      error: name,
    });
    await markFailed(due, entry.attempts, name, deps.now());
    return false;
  }
}

async function send(entry: LedgerEntry, deps: Deps): Promise<string> {
  const { programme } = await currentProgramme();
  const rendered = renderMail({ entry, programme }, await linkOf(entry, deps));
  const tags = { ledger: entry.id, kind: entry.kind, occasion: entry.occasion };
  return sendMail({ to: entry.to, ...rendered, tags });
}

/** A personal link is made when the mail is sent, so that its secret is never at rest. */
async function linkOf(entry: LedgerEntry, deps: Deps): Promise<string> {
  if (!entry.link) return process.env['SITE_URL'] ?? '';
  const secret = newSecret(deps.newId);
  await saveLink(secret, entry.link, entry.to.email, deps.now());
  return linkUrl(secret);
}
