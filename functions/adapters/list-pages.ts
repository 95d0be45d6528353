import * as z from 'zod/mini';
import { Progress } from '../domain/application.ts';
import { ListingRow, type ListName, SORTS, type SortName, sortValues } from '../domain/listing.ts';
import { keys } from './keys.ts';
import { loadListing } from './listings.ts';
import { queryAll, queryPage } from './table.ts';

/** Which page of which list: after or before an application, by its id, or from the beginning. */
export type PageWanted = {
  list: ListName;
  sort: SortName;
  size: number;
  after?: string | undefined;
  before?: string | undefined;
};

/** One page of a list, in its order; nothing is read but what it shows. */
export async function pageOfList(programmeId: string, wanted: PageWanted): Promise<ListingRow[]> {
  const { list, sort, size, after, before } = wanted;
  const { index, descending } = SORTS[sort];
  const backwards = after === undefined && before !== undefined;
  const start = await startKey(programmeId, wanted, after ?? before);
  const { items } = await queryPage(
    {
      KeyConditionExpression: 'pk = :list',
      ExpressionAttributeValues: { ':list': keys.listed(programmeId, list, '').pk },
      ScanIndexForward: descending === backwards,
      Limit: size,
      // The table itself is in the order of names, and read as it is this moment.
      ...(index ? { IndexName: index } : { ConsistentRead: true }),
    },
    start,
  );
  const rows = items.map((item) => ListingRow.parse(item));
  return backwards ? rows.reverse() : rows;
}

/** An application in the panel's list. */
export const PanelEntry = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.enum(['submitted', 'shortlisted']),
  reviews: z.record(z.string(), Progress),
});
export type PanelEntry = z.infer<typeof PanelEntry>;

/** Everything that waits for the panel, by id: a few hundred bytes each, and nothing of who or what. */
export async function panelList(programmeId: string): Promise<PanelEntry[]> {
  const items = await queryAll({
    KeyConditionExpression: 'pk = :list',
    ExpressionAttributeValues: { ':list': keys.panelEntry(programmeId, '').pk },
    ConsistentRead: true,
  });
  return items.map((item) => PanelEntry.parse(item));
}

/** Where a page starts, from what the application is sorted by now; no name stands in an address. */
async function startKey(
  programmeId: string,
  { list, sort }: PageWanted,
  id: string | undefined,
): Promise<Record<string, unknown> | undefined> {
  const listing = id === undefined ? undefined : await loadListing(id);
  if (!listing) return undefined;
  const values = sortValues(listing.row);
  const { index } = SORTS[sort];
  return {
    ...keys.listed(programmeId, list, values.team),
    ...(index ? { [index]: values[sort] } : {}),
  };
}
