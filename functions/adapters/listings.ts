import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Application } from '../domain/application.ts';
import { AcademyError } from '../domain/errors.ts';
import {
  countersChanged,
  type Listing,
  ListingRow,
  ListName,
  listingOf,
  sortValues,
  summed,
} from '../domain/listing.ts';
import { Outcome } from '../domain/release.ts';
import { Review } from '../domain/review.ts';
import { applicationOfItem } from './application-item.ts';
import { countsWrite } from './counts.ts';
import { keys } from './keys.ts';
import { logWarn } from './log.ts';
import { reviewProgramme } from './review-rules.ts';
import { getItem, getItems, transact, type Write } from './table.ts';

/**
 * Lists and counters follow the applications: what an application was last listed and counted as is
 * kept beside it, and brought up to it in one transaction. Repeating it changes nothing.
 */

/** What an application was last listed and counted as. */
const Stored = z.object({
  version: z.number(),
  row: ListingRow,
  lists: z.array(ListName),
  counters: z.array(z.string()),
});
type Stored = z.infer<typeof Stored>;

/** How often a listing is worked out again because the application changed meanwhile. */
const MOST_RACES = 10;

/** Writes in one transaction: below the hundred that DynamoDB takes. */
const MOST_WRITES = 90;

/**
 * Brings lists and counters up to some applications, as many as fit in one transaction. What changed
 * meanwhile keeps only itself from being listed, and is tried again by itself.
 * @throws AcademyError `TableBusy` when one keeps changing; the sweep tries again
 */
export async function refreshListings(ids: string[]): Promise<void> {
  const planned = await Promise.allSettled([...new Set(ids)].map(planOf));
  const plans = planned.flatMap((plan) => (plan.status === 'fulfilled' ? (plan.value ?? []) : []));
  for (const together of inTransactions(plans)) {
    if (await carryOut(together)) continue;
    for (const { id } of together) await refreshListing(id);
  }
  const broken = planned.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
}

/** The same for one. */
async function refreshListing(id: string): Promise<void> {
  for (let race = 0; race < MOST_RACES; race += 1) {
    const plan = await planOf(id);
    if (!plan || (await carryOut([plan]))) return;
  }
  throw new AcademyError('TableBusy', 'The application keeps changing. It is listed again later.');
}

/** The same at once for a door that has just changed them: what it cannot do now, the sweep does. */
export async function refreshSoon(ids: string[]): Promise<void> {
  await refreshListings(ids).catch((error: unknown) =>
    logWarn('not listed yet', {
      applications: ids.length,
      error: error instanceof Error ? error.name : 'Unknown',
    }),
  );
}

/** What the delivery team's table shows of one application; `undefined` before it was listed. */
export async function loadListing(id: string): Promise<Stored | undefined> {
  const item = await getItem(keys.listing(id));
  return item && Stored.parse(item);
}

/** The writes that take an application out of every list and counter, for whoever erases it. */
export async function unlistWrites(application: Application): Promise<Write[]> {
  const stored = await loadListing(application.id);
  if (!stored) return [];
  return [
    ...entryWrites(application.programmeId, stored, undefined),
    ...countsWrite(application.programmeId, countersChanged(stored.counters, [])),
    { delete: keys.panelEntry(application.programmeId, application.id) },
    { delete: keys.listing(application.id) },
  ];
}

/** What brings the lists up to one application, and by how much its counters change. */
type Plan = { id: string; programmeId: string; writes: Write[]; counters: Record<string, number> };

/** `undefined` where it was erased meanwhile, with its listing: nothing is left to be done. */
async function planOf(id: string): Promise<Plan | undefined> {
  const [item, stored] = await Promise.all([getItem(keys.application(id)), loadListing(id)]);
  if (!item) return undefined;
  const application = applicationOfItem(item);
  const listing = await currentListing(application);
  const { programmeId } = application;
  const changes = item['changes'];
  const writes: Write[] = [
    {
      update: keys.application(id),
      set: 'REMOVE todo, todoAt',
      condition: changes === undefined ? 'attribute_exists(pk)' : 'changes = :seen',
      ...(changes === undefined ? {} : { values: { ':seen': changes } }),
    },
    storedWrite(id, listing, stored),
    ...entryWrites(programmeId, stored, listing),
    ...panelWrites(application, stored),
  ];
  const counters = countersChanged(stored?.counters ?? [], listing.counters);
  return { id, programmeId, writes, counters };
}

/** The counters of a programme are one item, which a transaction can change only once. */
async function carryOut(plans: Plan[]): Promise<boolean> {
  const [first] = plans;
  if (!first) return true;
  const counted = countsWrite(first.programmeId, summed(plans.map(({ counters }) => counters)));
  const failed = await transact([...plans.flatMap(({ writes }) => writes), ...counted]);
  return failed.length === 0;
}

/** The same plans in groups, each of one programme and small enough for a transaction. */
function inTransactions(plans: Plan[]): Plan[][] {
  const groups: Plan[][] = [];
  let size = MOST_WRITES;
  for (const plan of plans) {
    const group = groups.at(-1);
    size += plan.writes.length;
    if (group?.[0]?.programmeId === plan.programmeId && size < MOST_WRITES) group.push(plan);
    else {
      groups.push([plan]);
      size = plan.writes.length;
    }
  }
  return groups;
}

async function currentListing(application: Application): Promise<Listing> {
  const { id, programmeId, reviews } = application;
  const [programme, outcome, written] = await Promise.all([
    reviewProgramme(programmeId),
    getItem(keys.outcome(programmeId, id)),
    // By their keys rather than by a query, so that many applications' are read together.
    getItems(Object.keys(reviews).map((reviewer) => keys.review(id, reviewer))),
  ]);
  const said = written.map((item) => Review.parse(item));
  return listingOf(programme, application, said, outcome && Outcome.parse(outcome));
}

function storedWrite(id: string, listing: Listing, stored: Stored | undefined): Write {
  const before = stored?.version ?? 0;
  return {
    put: { ...keys.listing(id), ...listing, version: before + 1 },
    condition: 'attribute_not_exists(pk) OR version = :before',
    values: { ':before': before },
  };
}

/** Entries that are no longer right go, and the others are as the row is now. */
function entryWrites(
  programmeId: string,
  before: Pick<Listing, 'row' | 'lists'> | undefined,
  after: Pick<Listing, 'row' | 'lists'> | undefined,
): Write[] {
  const old = before?.lists.map((list) => entryKey(programmeId, list, before.row)) ?? [];
  const now = after?.lists.map((list) => entryKey(programmeId, list, after.row)) ?? [];
  const same = after && isDeepStrictEqual(before?.row, after.row);
  const has = (all: typeof old, { pk, sk }: { pk: string; sk: string }) =>
    all.some((key) => key.pk === pk && key.sk === sk);
  return [
    ...old.filter((key) => !has(now, key)).map((key) => ({ delete: key })),
    ...now
      .filter((key) => !same || !has(old, key))
      .map((key) => ({ put: { ...key, ...after?.row, ...indexValues(after?.row) } })),
  ];
}

function entryKey(programmeId: string, list: ListName, row: ListingRow) {
  return keys.listed(programmeId, list, sortValues(row).team);
}

function indexValues(row: ListingRow | undefined): Record<string, string> {
  if (!row) return {};
  const { median, spread, scores } = sortValues(row);
  return { byMedian: median, bySpread: spread, byScores: scores };
}

/**
 * The panel's own list: built from what a scorer may know, while something waits for the panel. Whoever
 * declares or scores keeps an entry up to date that is there; it comes and changes with the stage.
 */
function panelWrites(application: Application, stored: Stored | undefined): Write[] {
  const { id, programmeId, reference, status, reviews } = application;
  if (stored?.row.status === status) return [];
  const key = keys.panelEntry(programmeId, id);
  if (waitsForPanel(status)) return [{ put: { ...key, id, reference, status, reviews } }];
  return stored && waitsForPanel(stored.row.status) ? [{ delete: key }] : [];
}

function waitsForPanel(status: Application['status']): boolean {
  return status === 'submitted' || status === 'shortlisted';
}
