import { MOVES, type Status } from '../../../functions/domain/moves.ts';
import type { Item } from '../../fixtures/host.ts';

/**
 * Where an application stood at an instant, from its history: what it was just before, and everything
 * that it became at that very instant, since the clock of a season stands while much happens.
 */
export function statusesAt(items: Item[], applicationId: string, instant: string): Status[] {
  const moves = items
    .filter(({ pk, sk }) => pk === `APPLICATION#${applicationId}` && /^AUDIT#/.test(String(sk)))
    .map(({ at, what }) => ({ at: String(at), what: String(what) }))
    .toSorted((a, b) => a.at.localeCompare(b.at));
  let status: Status = 'draft';
  const found: Status[] = [];
  for (const { at, what } of untangled(moves)) {
    if (at > instant) break;
    if (at === instant) found.push(status);
    status = MOVES.find(({ from, event }) => from === status && event === what)?.to ?? status;
  }
  return [...found, status];
}

type Moved = { at: string; what: string };

/** Of what happened at one instant, the order is the one in which each is a legal move. */
function untangled(moves: Moved[]): Moved[] {
  let status: Status = 'draft';
  const ordered: Moved[] = [];
  const left = moves.filter(({ what }) => MOVES.some(({ event }) => event === what));
  while (left.length > 0) {
    const at = left[0]?.at;
    const next = left.findIndex(
      (move) =>
        move.at === at && MOVES.some(({ from, event }) => from === status && event === move.what),
    );
    const [move] = left.splice(Math.max(0, next), 1);
    if (!move) break;
    status = MOVES.find(({ from, event }) => from === status && event === move.what)?.to ?? status;
    ordered.push(move);
  }
  return ordered;
}
