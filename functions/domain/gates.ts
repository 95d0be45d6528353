import * as z from 'zod/mini';
import { GateName, MoveEvent } from './moves.ts';
import type { Programme } from './programme.ts';
import { DAY, plus } from './time.ts';
import { interviewsEnd, offersEnd, reserveListCloses } from './timetable.ts';

/** Who did something, as the audit keeps it. `id` is a person id, a member id or the word for a rule. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(['team', 'panel', 'admin', 'release', 'rule', 'clock', 'operator']),
});
export type Actor = z.infer<typeof Actor>;

/** A decision, recorded once. `requestId` makes a repeated request the same success. */
export const Decision = z.object({
  outcome: MoveEvent,
  by: Actor,
  at: z.string(),
  /** What the team may read of it. */
  reason: z.optional(z.string()),
  /** Why, for the academy alone. */
  internal: z.optional(z.string()),
  requestId: z.string(),
});
export type Decision = z.infer<typeof Decision>;

/**
 * A gate: what is asked, of whom, by when, the task token with its attempt, the decision, and whether
 * the workflow has consumed it. It exists from the first of: opened by the workflow, or decided.
 */
export const Gate = z.object({
  applicationId: z.string(),
  sending: z.number(),
  gate: GateName,
  /** Orders tokens: the state's entry instant and retry count. A token replaces only an older attempt's. */
  attempt: z.optional(z.string()),
  token: z.optional(z.string()),
  openedAt: z.optional(z.string()),
  /** Only the team's answer expires; a staff gate is chased, never silently closed. */
  expiresAt: z.optional(z.string()),
  decision: z.optional(Decision),
  consumedAt: z.optional(z.string()),
  /** Why no workflow has taken the decision, nor will: a later sending has taken its place. */
  obsolete: z.optional(z.literal('superseded')),
  /** Set when the execution ended with the gate open; deciding it starts the next execution. */
  parkedAt: z.optional(z.string()),
  /** How many executions this sending has had; names the next one. */
  resumes: z._default(z.number(), 0),
  chases: z._default(z.number(), 0),
  /** When the decision was last signalled, and the attempt that got it. */
  signalledAt: z.optional(z.string()),
  signalledAttempt: z.optional(z.string()),
});
export type Gate = z.infer<typeof Gate>;

/** After this long the execution of an open gate ends and the gate is parked (Step Functions: one year). */
export const PARK_AFTER = 280 * DAY;

/** After this long a signalled but unconsumed decision raises the orphan alarm. */
export const ORPHANED_AFTER = 15 * 60_000;

/** What the workflow does next, from the table alone. */
export type Settlement = 'decided' | 'lapse' | 'park' | 'reopen';

/**
 * How a gate that the workflow has left stands. The definition branches on this alone: a signal, a
 * timeout or an error that ended the wait says nothing by itself.
 */
export function settlementOf(gate: Gate, executionStartedAt: string, now: string): Settlement {
  if (gate.decision) return 'decided';
  if (gate.expiresAt !== undefined && gate.expiresAt <= now) return 'lapse';
  if (plus(executionStartedAt, PARK_AFTER) <= now) return 'park';
  return 'reopen';
}

/** Who owes the decision at a gate, in the words of the chase. */
export const ASKED_OF: Record<GateName, 'admin' | 'panel' | 'team'> = {
  shortlist: 'admin',
  'shortlist-reserve': 'admin',
  interview: 'panel',
  acceptance: 'admin',
  'acceptance-reserve': 'admin',
  answer: 'team',
};

/**
 * When a staff gate is next chased: some days after its date, then at the escalation, then weekly.
 * The shortlist is chased once for the whole programme by its release, not per application.
 */
export function nextChaseAt(
  programme: Programme,
  gate: GateName,
  { openedAt, chases }: { openedAt: string; chases: number },
): string | undefined {
  const date = dueAt(programme, gate);
  if (date === undefined) return undefined;
  // A gate that opens after its date is given the same days as any other.
  const due = openedAt > date ? openedAt : date;
  const { decisionDaysLate, escalateDaysLate } = programme.overdue;
  if (chases === 0) return plus(due, decisionDaysLate * DAY);
  return plus(due, (escalateDaysLate + 7 * (chases - 1)) * DAY);
}

/** By when a staff gate should be decided. */
export function dueAt(programme: Programme, gate: GateName): string | undefined {
  switch (gate) {
    case 'interview':
      return interviewsEnd(programme);
    case 'acceptance':
      return offersEnd(programme);
    case 'shortlist-reserve':
    case 'acceptance-reserve':
      return reserveListCloses(programme);
    default:
      return undefined;
  }
}
