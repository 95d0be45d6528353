import type { GateName } from './moves.ts';
import { type Board, reserves } from './places.ts';

/**
 * How many executions wait at each gate, derived from where the applications stand: an application
 * waits at the gate of its status. Statuses are counted as lists are; the board tells the two kinds of reserves apart.
 */
export function waitingByGate(
  counts: Record<string, number>,
  board: Board,
): Record<GateName, number> {
  const status = (name: string) => counts[`status.${name}`] ?? 0;
  const reserve = (list: string) => reserves(board).filter((each) => each.list === list).length;
  return {
    shortlist: status('submitted'),
    'shortlist-reserve': reserve('shortlist'),
    interview: status('shortlisted'),
    acceptance: status('recommended'),
    'acceptance-reserve': reserve('acceptance'),
    answer: status('offered'),
  };
}
