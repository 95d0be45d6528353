import * as z from 'zod/mini';
import { Restart } from './executions.ts';
import type { Occasion } from './occasions.ts';
import { DAY, plus } from './time.ts';

/** An occasion as the table knows it: versioned, with what has been done about it. Instants ISO UTC. */
export const OccasionRecord = z.object({
  id: z.string(),
  kind: z.string(),
  due: z.string(),
  /** Goes up when the date moves; a claim is of one version. */
  version: z.number(),
  /** When the academy first knew of it; what was due before that is past and not announced. */
  firstSeenAt: z.string(),
  claimedVersion: z.optional(z.number()),
  claimedAt: z.optional(z.string()),
  /** The version of which every recipient has been recorded. */
  doneVersion: z.optional(z.number()),
  /** Of a correction: the milestone that moved, when it was to be, and its version since then. */
  correction: z.optional(
    z.object({ milestoneId: z.string(), was: z.string(), version: z.number() }),
  ),
});
export type OccasionRecord = z.infer<typeof OccasionRecord>;

/** The state of one timeline: the token of its sleep and the generation of its execution. */
export const TimelineState = z.object({
  timelineId: z.string(),
  generation: z.number(),
  /** A team's: when it joined the cohort. */
  joinedAt: z.optional(z.string()),
  /** A team's: the occasions it has been told of, so that one read says what is next. */
  told: z._default(z.set(z.string()), new Set<string>()),
  attempt: z.optional(z.string()),
  token: z.optional(z.string()),
  /** Counts the reasons to wake it; done when the timeline has seen them. */
  wake: z._default(z.number(), 0),
  seenWake: z._default(z.number(), 0),
  endedAt: z.optional(z.string()),
  /** The last time that an operator started it again. */
  restart: z.optional(Restart),
});
export type TimelineState = z.infer<typeof TimelineState>;

/** The longest sleep: a safety net under the wake-up call when a date moves. */
export const LONGEST_SLEEP = 7 * DAY;

/** A timeline continues as a new execution by this age or this many history events. */
export const CONTINUE_AFTER = 280 * DAY;
export const CONTINUE_AFTER_EVENTS = 15_000;

/** How long an announcement that could not be made is left alone before it is tried again. */
export const BACK_OFF = DAY / 24;

/** What a timeline does next. */
export type Next =
  | { do: 'announce'; occasionId: string; version: number }
  | { do: 'sleep'; seconds: number }
  | { do: 'pause'; until: string }
  | { do: 'continue' }
  | { do: 'end' };

/** Whether an occasion still has to be told: not past at first sight, and not done in this version. */
export function isPending(record: OccasionRecord): boolean {
  return record.due >= record.firstSeenAt && (record.doneVersion ?? 0) < record.version;
}

/**
 * The record of an occasion that is new or has moved. One that comes too late to be told is skipped: what
 * was past at first sight, unless the file asks for it, and a reminder or a told date moved into the past.
 */
export function movedRecord(
  { id, kind, due, evenIfPast }: Occasion,
  known: OccasionRecord | undefined,
  now: string,
): OccasionRecord {
  const toldBefore = known?.doneVersion !== undefined;
  const tooLate = due < now && known !== undefined && (kind === 'reminder' || toldBefore);
  const seen = tooLate ? now : (known?.firstSeenAt ?? now);
  const asked = evenIfPast && !toldBefore && due < seen;
  return {
    ...known,
    id,
    kind,
    due,
    version: (known?.version ?? 0) + 1,
    firstSeenAt: asked ? due : seen,
  };
}

/** The records of a team's occasions, which are worked out from the programme, with what was told. */
export function recordsOf(
  occasions: Occasion[],
  told: Set<string>,
  joinedAt: string,
): OccasionRecord[] {
  return occasions.map(({ id, kind, due }) => {
    const record = { id, kind, due, version: 1, firstSeenAt: joinedAt };
    return told.has(id) ? { ...record, doneVersion: 1 } : record;
  });
}

/**
 * What a timeline does at `now`. `heldUntil` keeps an announcement that failed or has to wait (the
 * release is unconfirmed) from spinning.
 */
export function whatIsNext(
  records: OccasionRecord[],
  execution: { startedAt: string; events: number },
  now: string,
  held: Record<string, string> = {},
): Next {
  const pending = records
    .filter(isPending)
    .map((record) => ({ record, at: later(record.due, held[record.id]) }));
  pending.sort((a, b) => a.at.localeCompare(b.at) || a.record.due.localeCompare(b.record.due));
  const first = pending[0];
  if (!first) return { do: 'end' };
  if (mustContinue(execution, now)) return { do: 'continue' };
  if (first.at <= now) {
    return { do: 'announce', occasionId: first.record.id, version: first.record.version };
  }
  // A sleep is of whole seconds; the rest of the last one is waited for, so that due means due.
  const wait = Math.min(Date.parse(first.at) - Date.parse(now), LONGEST_SLEEP);
  if (wait < 1000) return { do: 'pause', until: first.at };
  return { do: 'sleep', seconds: Math.floor(wait / 1000) };
}

function mustContinue(execution: { startedAt: string; events: number }, now: string): boolean {
  const wouldWakeAt = plus(now, LONGEST_SLEEP);
  return (
    execution.events >= CONTINUE_AFTER_EVENTS ||
    plus(execution.startedAt, CONTINUE_AFTER) <= wouldWakeAt
  );
}

function later(due: string, held: string | undefined): string {
  return held !== undefined && held > due ? held : due;
}
