import { blocksAddress, furtherNews, type News, needsAttention } from '../domain/mail-news.ts';
import { LedgerEntry } from '../domain/mails.ts';
import type { DueMail } from './ledger-due.ts';
import { logWarn } from './log.ts';
import { countWrites } from './mail-progress.ts';
import type { Report } from './ses-event.ts';
import { suppress } from './suppressions.ts';
import { getItems, type Item, transact, type Write } from './table.ts';

/** Reports about one mail, taken together. */
type MailReports = { key: DueMail; messageIds: Set<string>; news: News };

/** How many mails are changed in one transaction, each perhaps with a count of its own. */
const TOGETHER = 50;

/** How often a mail is read again because somebody else changed it at this moment. */
const MOST_RACES = 10;

/**
 * Notes what SES reports of mails. The order does not matter, nor how often: a report that comes before
 * the sending was marked marks it. Reports of mails that are not in the ledger change nothing.
 */
export async function noteReports(reports: Report[]): Promise<void> {
  const mails = perMail(reports);
  for (let from = 0; from < mails.length; from += TOGETHER) {
    const some = mails.slice(from, from + TOGETHER);
    const arrived = some.filter(hasArrived);
    const others = some.filter((mail) => !hasArrived(mail));
    await noteTogether((await noteArrivals(arrived)) ? others : some);
  }
}

function perMail(reports: Report[]): MailReports[] {
  const mails = new Map<string, MailReports>();
  for (const { key, messageId, news } of reports) {
    const name = `${key.pk} ${key.sk}`;
    const known = mails.get(name);
    mails.set(name, {
      key,
      messageIds: new Set([...(known?.messageIds ?? []), messageId]),
      news: known ? furtherNews(known.news, news) : news,
    });
  }
  return [...mails.values()];
}

function hasArrived({ news }: MailReports): boolean {
  return news.state === 'delivered';
}

/**
 * Most mails arrive, were marked as sent before, and nothing was heard of them but that they are on their
 * way: such are changed without being read. Answers whether all of these were; if not, none is changed.
 */
async function noteArrivals(mails: MailReports[]): Promise<boolean> {
  return mails.length === 0 || (await transact(mails.map(arrivalWrite))).length === 0;
}

function arrivalWrite({ key, messageIds, news }: MailReports): Write {
  return {
    update: key,
    set: 'SET delivery = :news ADD messageIds :ids',
    condition:
      '#status = :sent AND (attribute_not_exists(delivery) OR delivery.#state IN (:sent, :delayed))',
    names: { '#status': 'status', '#state': 'state' },
    values: { ':sent': 'sent', ':delayed': 'delayed', ':news': news, ':ids': messageIds },
  };
}

async function noteTogether(mails: MailReports[], race = 0): Promise<void> {
  if (mails.length === 0) return;
  const entries = await loadEntries(mails);
  const changes = mails.flatMap((mail) => {
    const entry = entries.get(mail.key.sk);
    return entry ? [{ ...mail, entry, news: newsAfter(entry, mail.news) }] : [];
  });
  // First the block, which is the same however often it is made: no mail may slip in between.
  await Promise.all(
    changes
      .filter(({ news }) => blocksAddress(news))
      .map(({ entry, news }) => suppress(entry.to.email, news)),
  );
  const fresh = changes.filter(saysMore);
  if (fresh.length === 0) return;
  const counts = fresh.map(({ key, entry }) => ({ partition: key.pk, ...countOf(entry) }));
  const failed = await transact([...fresh.map(reportWrite), ...countWrites(counts)]);
  if (failed.length === 0) return fresh.forEach(note);
  if (race >= MOST_RACES) throw new Error('Mails change faster than reports can be noted');
  await noteTogether(fresh, race + 1);
}

async function loadEntries(mails: MailReports[]): Promise<Map<string, LedgerEntry>> {
  const items = await getItems(mails.map(({ key }) => key));
  return new Map(items.map((item: Item) => [String(item['sk']), LedgerEntry.parse(item)]));
}

type Change = MailReports & { entry: LedgerEntry };

function newsAfter({ delivery }: LedgerEntry, news: News): News {
  return delivery ? furtherNews(delivery, news) : news;
}

function saysMore({ entry, messageIds, news }: Change): boolean {
  const { delivery, status, messageIds: known = new Set() } = entry;
  return status !== 'sent' || news !== delivery || !messageIds.isSubsetOf(known);
}

/** For whoever watches how many mails do not arrive. */
function note({ entry: { id, kind }, news: { state } }: Change): void {
  if (needsAttention({ state, at: '' })) logWarn(`mail ${state}`, { mail: id, kind });
}

/** An unmarked mail counts as sent from now on, whatever it counted as. */
function countOf({ status }: LedgerEntry) {
  if (status === 'sent') return {};
  const ended = status === 'due' || status === 'sending' ? undefined : status;
  return { as: 'sent' as const, from: ended };
}

/** Made only from what was read: whoever changed the mail meanwhile makes it fail. */
function reportWrite({ key, messageIds, entry, news }: Change): Write {
  const { delivery, status } = entry;
  // What staff have seen is shown to them again only when more is known.
  const settled = status === 'sent' && news === delivery;
  const listed = !settled && needsAttention(news);
  const left = !settled && !listed;
  return {
    update: key,
    set:
      `SET #status = :sent, delivery = :news${listed ? ', todo = :attention, todoAt = :at' : ''} ADD messageIds :ids` +
      ` REMOVE leaseUntil, lastError${left ? ', todo, todoAt' : ''}`,
    condition: `#status = :was AND ${delivery ? 'delivery = :before' : 'attribute_not_exists(delivery)'}`,
    names: { '#status': 'status' },
    values: {
      ':sent': 'sent',
      ':news': news,
      ':ids': messageIds,
      ':was': status,
      ...(delivery ? { ':before': delivery } : {}),
      ...(listed ? { ':attention': 'mail-attention', ':at': news.at } : {}),
    },
  };
}
