import * as z from 'zod/mini';
import { deliver } from '../adapters/deliver.ts';
import { taskDoor } from '../adapters/door.ts';
import { takeMails } from '../adapters/ledger-lease.ts';
import type { LeasedMail, ReadyMail } from '../adapters/ledger-take.ts';
import { linkUrl } from '../adapters/links.ts';
import { live } from '../adapters/live.ts';
import { type Outgoing, packMail, sendMail } from '../adapters/mail.ts';
import { ledgerTags } from '../adapters/mail-tags.ts';
import { counting } from '../adapters/metrics.ts';
import { currentProgramme } from '../adapters/programmes.ts';
import { MINUTE, plus } from '../domain/time.ts';

/** How long one run goes on: the next comes every minute, and this one must end before its time-out. */
const RUN = 0.75 * MINUTE;

/**
 * Sends the mails of the ledger that are due, as fast as the account's pace allows. Safe beside itself:
 * a mail is leased before it is sent. The one point where a mail can go out twice is between SES's
 * acceptance and the mark. Answers when to go on, where the pace keeps it from going on now, and when the
 * earliest mail that is left is due.
 */
export const door = taskDoor(
  'DeliverMail',
  z.unknown(),
  async (_event, deps) => {
    const end = plus(deps.now(), RUN);
    let sent = 0;
    for (;;) {
      const { mails, more, nextAt, dueAt } = await takeMails(deps, pack);
      sent += await deliver(mails, send, deps);
      if (!more) return { sent, dueAt };
      if (deps.now() > end) return { sent, dueAt: deps.now() };
      if (nextAt === undefined) continue;
      if (!deps.rest || nextAt > end) return { sent, nextAt, dueAt: deps.now() };
      await deps.rest(nextAt);
    }
  },
  counting(),
);

export const handler = door(live);

async function pack({ key, entry, secret, feedUrl }: LeasedMail): Promise<Outgoing> {
  // Most runs find no mail: words, calendars and their reader are there once one is to be sent.
  const { renderMail } = await import('../views/mails/render-mail.ts');
  const { programme } = await currentProgramme();
  const link = secret ? linkUrl(secret) : (process.env['SITE_URL'] ?? '');
  const tags = ledgerTags(key.pk, entry);
  const context = { entry, programme, ...(feedUrl ? { feedUrl } : {}) };
  return packMail({ to: entry.to, ...renderMail(context, link), tags });
}

async function send({ ready }: ReadyMail<Outgoing>): Promise<string> {
  if (ready.status === 'rejected') throw ready.reason;
  return sendMail(ready.value);
}
