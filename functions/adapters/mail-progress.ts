import * as z from 'zod/mini';
import { isCounted, keys } from './keys.ts';
import { getItems, type Write } from './table.ts';

/** How far the mails of one announcement are. `recorded` is all of them; the others end a mail. */
export const MailProgress = z.object({
  pk: z.string(),
  recorded: z._default(z.number(), 0),
  sent: z._default(z.number(), 0),
  failed: z._default(z.number(), 0),
  obsolete: z._default(z.number(), 0),
  suppressed: z._default(z.number(), 0),
  stopped: z._default(z.number(), 0),
});
export type MailProgress = z.infer<typeof MailProgress>;

/** What a mail is counted as. */
export type CountedAs = Exclude<keyof MailProgress, 'pk'>;

/** One mail that changes how it is counted; `from` is what it counted as before, if anything. */
export type Count = { partition: string; as?: CountedAs | undefined; from?: CountedAs | undefined };

/**
 * The writes that count mails, one for each partition that is counted. They belong in the transaction
 * that changes the mails, so that a mail is counted once however often its change is tried.
 */
export function countWrites(counts: Count[]): Write[] {
  const sums = new Map<string, Map<CountedAs, number>>();
  const add = (partition: string, name: CountedAs | undefined, by: number) => {
    if (!name || !isCounted(partition)) return;
    const sum = sums.get(partition) ?? new Map<CountedAs, number>();
    sum.set(name, (sum.get(name) ?? 0) + by);
    sums.set(partition, sum);
  };
  for (const { partition, as, from } of counts) {
    add(partition, as, 1);
    add(partition, from, -1);
  }
  return [...sums].map(([partition, sum]) => countWrite(partition, sum));
}

/** How far several announcements are, by their partitions. */
export async function loadProgress(partitions: string[]): Promise<Map<string, MailProgress>> {
  const items = await getItems(partitions.map(keys.progress));
  return new Map(items.map((item) => [String(item['pk']), MailProgress.parse(item)]));
}

function countWrite(partition: string, sum: Map<CountedAs, number>): Write {
  return {
    update: keys.progress(partition),
    set: `ADD ${[...sum.keys()].map((name) => `${name} :${name}`).join(', ')}`,
    values: Object.fromEntries([...sum].map(([name, by]) => [`:${name}`, by])),
  };
}
