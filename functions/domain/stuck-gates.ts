import { dueAt, type Gate, nextChaseAt } from './gates.ts';
import type { Programme } from './programme.ts';
import { PATIENCE, plus } from './time.ts';

/**
 * What can be wrong with a gate, in an operator's eyes: decided, but the workflow has not taken it;
 * an offer whose time is over and that has not lapsed; overdue to be decided; or parked, with no
 * execution that waits at it.
 */
export type GateTrouble = 'not-taken' | 'not-lapsed' | 'overdue' | 'parked';

/** A trouble with the instant since which it is one, and the gate's date where it has one (ISO). */
export type StuckGate = { trouble: GateTrouble; since: string; deadline?: string };

/** What is wrong with a gate at `now`, if anything. Nothing of it is decided by this. */
export function stuckGate(programme: Programme, gate: Gate, now: string): StuckGate | undefined {
  const { decision, consumedAt, parkedAt, expiresAt } = gate;
  if (consumedAt) return undefined;
  if (decision) {
    const since = decision.at;
    return plus(since, PATIENCE) <= now ? { trouble: 'not-taken', since } : undefined;
  }
  const deadline = expiresAt ?? dueAt(programme, gate.gate);
  const known = deadline ? { deadline } : {};
  if (parkedAt) return { trouble: 'parked', since: parkedAt, ...known };
  if (expiresAt) {
    const late = plus(expiresAt, PATIENCE) <= now;
    return late ? { trouble: 'not-lapsed', since: expiresAt, ...known } : undefined;
  }
  return overdue(programme, gate, now, known);
}

/** Overdue is what is chased: the gate's date and the days that everybody is given after it. */
function overdue(
  programme: Programme,
  { gate, openedAt }: Gate,
  now: string,
  known: { deadline?: string },
): StuckGate | undefined {
  const since = openedAt && nextChaseAt(programme, gate, { openedAt, chases: 0 });
  return since && since <= now ? { trouble: 'overdue', since, ...known } : undefined;
}
