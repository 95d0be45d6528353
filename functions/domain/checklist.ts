import type { ListingRow, ListName } from './listing.ts';
import type { Programme } from './programme.ts';
import { quorumInWords } from './quorum.ts';

/** Something that keeps the outcomes from being released, and the list in which it is found. */
export type Missing = { list: ListName; count: number; message: string };

/**
 * The checklist of the release, from counters and the reserves: what the delivery team sees. Confirming looks
 * at the applications themselves (`whatBlocksRelease`).
 */
export function checklist(
  programme: Programme,
  counts: Record<string, number>,
  reserves: ListingRow[],
): Missing[] {
  const found: Missing[] = [
    { list: 'needs-scores', count: 0, message: `more scores: ${quorumInWords(programme)}` },
    { list: 'no-outcome', count: 0, message: 'an outcome' },
    { list: 'needs-feedback', count: 0, message: 'feedback for the team' },
  ];
  const counted = found.map((each) => ({ ...each, count: counts[`list.${each.list}`] ?? 0 }));
  const ranks = reserves.filter(({ status }) => status === 'submitted').map(({ rank }) => rank);
  const doubled = ranks.filter((rank, at) => rank === undefined || ranks.indexOf(rank) !== at);
  const ranked: Missing = {
    list: 'reserve',
    count: doubled.length,
    message: 'a rank of its own among the reserves',
  };
  return [...counted, ranked].filter(({ count }) => count > 0);
}
