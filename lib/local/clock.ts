/** The laptop's clock: it can be moved on, never back. Instants are ISO UTC with milliseconds. */
export type Clock = {
  now(): string;
  /** Moves on to an instant; an earlier one changes nothing. */
  moveTo(instant: string): void;
  /** Lets it go on by itself from now on, if it is of that kind. */
  run(): void;
};

/** A clock that stands until it is moved: for a season and for tests. */
export function standingClock(start: string): Clock {
  let at = start;
  return {
    now: () => at,
    moveTo: (instant) => {
      if (instant > at) at = instant;
    },
    run: () => undefined,
  };
}

/** A clock that goes on by itself, as fast as the wall's, from when it is told to run. */
export function tickingClock(start: string): Clock {
  let base = Date.parse(start);
  let since: number | undefined;
  const passed = () => (since === undefined ? 0 : Math.floor(performance.now() - since));
  return {
    now: () => new Date(base + passed()).toISOString(),
    moveTo: (instant) => {
      if (Date.parse(instant) <= base + passed()) return;
      base = Date.parse(instant);
      if (since !== undefined) since = performance.now();
    },
    run: () => {
      since ??= performance.now();
    },
  };
}
