import { randomUUID } from 'node:crypto';

/** What a door gets passed in, so that nothing under it reads a clock or makes up an id. */
export type Deps = {
  /** The instant, ISO UTC with milliseconds. */
  now: () => string;
  /** A new unguessable id. */
  newId: () => string;
};

/** The deployed doors' clock and ids. */
export const live: Deps = { now: () => new Date().toISOString(), newId: () => randomUUID() };
