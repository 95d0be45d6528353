import { randomUUID } from 'node:crypto';

/** What a door gets passed in, so that nothing under it reads a clock or makes up an id. */
export type Deps = {
  /** The instant, ISO UTC with milliseconds. */
  now: () => string;
  /** A new unguessable id. */
  newId: () => string;
  /**
   * Waits until an instant. Absent where the host would rather come back then: a laptop's clock does
   * not go on while somebody waits at a door.
   */
  rest?: (until: string) => Promise<void>;
};

/** The deployed doors' clock and ids. */
export const live: Deps = {
  now: () => new Date().toISOString(),
  newId: () => randomUUID(),
  rest: (until) => new Promise((done) => setTimeout(done, Date.parse(until) - Date.now())),
};
