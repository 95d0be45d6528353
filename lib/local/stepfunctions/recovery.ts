import type { Catcher, Recovery, Retrier } from './definition/types.ts';
import type { Failure } from './failure.ts';
import type { Step } from './step.ts';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

/**
 * Which retrier wants another attempt and after how many milliseconds, or undefined when none does.
 * Each retrier counts its own uses, until the state is left.
 */
export function retryOf(
  step: Step,
  failure: Failure,
): { delay: number; index: number } | undefined {
  const { Retry = [] } = step.state as Recovery;
  const index = Retry.findIndex((retrier) => matches(retrier.ErrorEquals, failure));
  const retrier = Retry[index];
  if (retrier === undefined) return undefined;
  const used = step.frame.retrierUses[index] ?? 0;
  if (used >= (retrier.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS)) return undefined;
  step.frame.retrierUses = Retry.map((_, at) => {
    return (step.frame.retrierUses[at] ?? 0) + (at === index ? 1 : 0);
  });
  const seconds = delaySeconds(retrier, used, step.engine.random.fraction);
  return { delay: Math.round(1000 * seconds), index };
}

/** The catcher that takes the failure. */
export function catcherFor(
  step: Step,
  failure: Failure,
): { catcher: Catcher; index: number } | undefined {
  const { Catch = [] } = step.state as Recovery;
  const index = Catch.findIndex((catcher) => matches(catcher.ErrorEquals, failure));
  const catcher = Catch[index];
  return catcher === undefined ? undefined : { catcher, index };
}

/** What `$states.errorOutput` holds, and what a catcher passes on unless it says otherwise. */
export function errorOutputOf({ error, cause }: Failure): { Error: unknown; Cause: unknown } {
  const silent = error === 'States.Timeout' ? '' : null;
  return { Error: error ?? null, Cause: cause ?? silent };
}

// States.Runtime is an error of the definition that no attempt or detour can mend.
function matches(names: string[], { error, alsoKnownAs }: Failure): boolean {
  if (error === 'States.Runtime') return names.includes(error);
  if (names.includes('States.ALL')) return true;
  if (error === undefined) return false;
  if (names.includes(error)) return true;
  if (alsoKnownAs !== undefined && names.includes(alsoKnownAs)) return true;
  return names.includes('States.TaskFailed') && error !== 'States.Timeout';
}

// The cap comes before the jitter: full jitter spreads over the capped delay.
function delaySeconds(retrier: Retrier, used: number, fraction: () => number): number {
  const interval = retrier.IntervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
  const delay = interval * (retrier.BackoffRate ?? DEFAULT_BACKOFF_RATE) ** used;
  const capped = Math.min(delay, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === 'FULL' ? capped * fraction() : capped;
}
