import * as z from 'zod/mini';
import { DAY, MINUTE, plus } from './time.ts';

/**
 * How fast mail may go out. SES allows an account so many mails a second and so many in 24 hours. All
 * senders share one item, in which each reserves what it is about to send before it sends it.
 */
export const Pace = z.object({
  /** Counts the changes; two senders that reserve at once cannot both succeed. */
  version: z.number(),
  /** Mails a second. */
  perSecond: z.number(),
  /** Mails in any 24 hours; negative for no limit. */
  perDay: z.number(),
  /** How many had been sent in the 24 hours before the quota was asked for. */
  sentBefore: z.number(),
  /** When SES was asked. */
  askedAt: z.string(),
  /** Reserved since SES was asked. */
  reserved: z.number(),
  /** The reservations of the last second or so. */
  recent: z.array(z.object({ at: z.string(), mails: z.number() })),
  /** Nobody sends before this instant: SES asked for a pause. */
  pauseUntil: z.optional(z.string()),
  /** How often in a row it asked for one. */
  pauses: z.number(),
});
export type Pace = z.infer<typeof Pace>;

/** What SES says of an account. */
export type Quota = Pick<Pace, 'perSecond' | 'perDay' | 'sentBefore'>;

/** How many may be sent now; if none, when to look again. */
export type Allowance = { mails: number; nextAt?: string };

/** A new account may do this, so nobody asks for more before SES has said more. */
export const LEAST_QUOTA: Quota = { perSecond: 1, perDay: 200, sentBefore: 0 };

/** A second with a margin: a mail that takes a moment longer must not meet those of the next second. */
const SECOND = 1100;

/** How long an answer about the quota is believed, and how soon a used-up day is asked about again. */
const BELIEVED_FOR = DAY;
const ASK_AGAIN_AFTER = 15 * MINUTE;

/** The first pause that SES asks for, and the longest. */
const PAUSE = 1000;
const LONGEST_PAUSE = 5 * MINUTE;

/** Whether SES has to be asked before anything is reserved. */
export function mustAsk(pace: Pace | undefined, now: string): boolean {
  if (!pace) return true;
  const age = Date.parse(now) - Date.parse(pace.askedAt);
  return age >= BELIEVED_FOR || (age >= ASK_AGAIN_AFTER && leftToday(pace) <= 0);
}

/** The pace after SES was asked; what was reserved in the last second still counts. */
export function withQuota(pace: Pace | undefined, quota: Quota, now: string): Pace {
  const before = pace ?? { version: 0, recent: [], pauses: 0 };
  return { ...before, ...quota, askedAt: now, reserved: 0 };
}

/** How many mails may be sent at this instant. */
export function allowance(pace: Pace, now: string): Allowance {
  const { pauseUntil, askedAt } = pace;
  if (pauseUntil !== undefined && now < pauseUntil) return { mails: 0, nextAt: pauseUntil };
  if (leftToday(pace) <= 0) return { mails: 0, nextAt: plus(askedAt, ASK_AGAIN_AFTER) };
  const recent = recentAt(pace, now);
  const used = recent.reduce((sum, { mails }) => sum + mails, 0);
  const left = Math.floor(Math.min(burst(pace) - used, leftToday(pace)));
  if (left > 0) return { mails: left };
  return { mails: 0, nextAt: plus(recent[0]?.at ?? now, span(pace)) };
}

/** The pace once so many mails are about to be sent. */
export function reserve(pace: Pace, mails: number, now: string): Pace {
  const recent = [...recentAt(pace, now), { at: now, mails }];
  const { pauseUntil, ...rest } = pace;
  const rested = pauseUntil === undefined || plus(pauseUntil, LONGEST_PAUSE) < now;
  return {
    ...rest,
    ...(rested ? { pauses: 0 } : { pauseUntil }),
    reserved: pace.reserved + mails,
    recent,
  };
}

/** The pace after SES refused mails as too many: everybody pauses, each time twice as long. */
export function paused(pace: Pace, now: string): Pace {
  if (pace.pauseUntil !== undefined && now < pace.pauseUntil) return pace;
  const pause = Math.min(PAUSE * 2 ** pace.pauses, LONGEST_PAUSE);
  // What was believed about the quota is wrong, so it is asked for again.
  return {
    ...pace,
    pauses: pace.pauses + 1,
    pauseUntil: plus(now, pause),
    askedAt: plus(now, -BELIEVED_FOR),
  };
}

function leftToday({ perDay, sentBefore, reserved }: Pace): number {
  return perDay < 0 ? Number.POSITIVE_INFINITY : perDay - sentBefore - reserved;
}

function recentAt(pace: Pace, now: string): Pace['recent'] {
  const from = plus(now, -span(pace));
  return pace.recent.filter(({ at }) => at > from);
}

/** How many may go at once, and how long that is enough for. A rate below one takes longer seconds. */
function burst({ perSecond }: Pace): number {
  return Math.max(1, Math.floor(perSecond));
}

function span(pace: Pace): number {
  return Math.ceil((SECOND * burst(pace)) / pace.perSecond);
}
