import type { ReviewState } from './review.ts';

/** An application as a panel member's list knows it: no name, no answer. */
export type ToReview = { id: string; mine?: ReviewState | undefined };

/**
 * The order in which a panel member reads applications: random, so that nobody is always read last,
 * and the same each time for the same person, because it is made from the ids alone.
 */
export function inReviewOrder<One extends ToReview>(reviewerId: string, all: One[]): One[] {
  const places = new Map(all.map(({ id }) => [id, mix(`${reviewerId}/${id}`)]));
  return [...all].sort(
    (a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0) || a.id.localeCompare(b.id),
  );
}

/** The next application that still waits for this person after `id`, starting again at the first. */
export function nextAfter<One extends ToReview>(ordered: One[], id?: string): One | undefined {
  const at = ordered.findIndex((each) => each.id === id);
  return [...ordered.slice(at + 1), ...ordered.slice(0, Math.max(at, 0))].find(isOpen);
}

/** Whether a review is still owed. */
export function isOpen({ mine }: ToReview): boolean {
  return mine === undefined || mine === 'no-conflict' || mine === 'begun';
}

/** How many reviews a person has finished, and of how many; a conflict takes one off both. */
export function progressOf(all: ToReview[]): { done: number; all: number } {
  const own = all.filter(({ mine }) => mine !== 'conflict');
  return { done: own.filter((one) => !isOpen(one)).length, all: own.length };
}

/** A well-mixed 32-bit number from text (FNV-1a with a final avalanche, both in the public domain). */
function mix(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
