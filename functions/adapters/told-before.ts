import { isAbout } from '../domain/corrections.ts';
import { LedgerEntry } from '../domain/mails.ts';
import type { OccasionRecord } from '../domain/timeline.ts';
import { announcementPartition } from './keys.ts';
import type { Recipient, RecipientPage } from './recipients.ts';
import { type Item, queryPage } from './table.ts';
import { loadTimeline } from './timelines.ts';

/** Where the next page starts: in which of the partitions, and after which item. */
type Place = { partition: number; start?: Record<string, unknown> };

/** How many mails are read at once. */
const PAGE = 200;

/**
 * One page of those who have been told of a milestone: by its reminders, or as it arrived. A mail that
 * never went out told nobody.
 */
export async function toldBefore(
  programmeId: string,
  milestoneId: string,
  after: string | undefined,
): Promise<RecipientPage> {
  const timelineId = `programme/${programmeId}`;
  const { records } = await loadTimeline(timelineId);
  const partitions = partitionsOf(timelineId, records, milestoneId);
  const place: Place = after
    ? JSON.parse(Buffer.from(after, 'base64url').toString())
    : { partition: 0 };
  const pk = partitions[place.partition];
  if (pk === undefined) return { recipients: [] };
  const page = await queryPage(
    {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :mail)',
      ExpressionAttributeValues: { ':pk': pk, ':mail': 'MAIL#' },
      ConsistentRead: true,
      Limit: PAGE,
    },
    place.start,
  );
  const next: Place = page.next
    ? { partition: place.partition, start: page.next }
    : { partition: place.partition + 1 };
  const recipients = page.items.flatMap(recipientOf);
  return next.partition < partitions.length
    ? { recipients, after: Buffer.from(JSON.stringify(next)).toString('base64url') }
    : { recipients };
}

/** Where the mails lie that told of a milestone, in every version. */
export function partitionsOf(
  timelineId: string,
  records: OccasionRecord[],
  milestoneId: string,
): string[] {
  return records
    .filter((record) => isAbout(record, milestoneId))
    .flatMap(({ id, claimedVersion = 0 }) =>
      Array.from({ length: claimedVersion }, (_, index) =>
        announcementPartition(timelineId, id, index + 1),
      ),
    );
}

function recipientOf(item: Item): Recipient[] {
  const { status, to, link, facts } = LedgerEntry.parse(item);
  if (status !== 'sent' && status !== 'sending') return [];
  const kept = ['audience', 'reference', 'teamName', 'unsubscribe'].flatMap((name) =>
    facts[name] === undefined ? [] : [[name, facts[name]] as const],
  );
  return [{ to, facts: Object.fromEntries(kept), ...(link ? { link } : {}) }];
}
