import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Deps, live } from '../../functions/adapters/live.ts';
import type { Door } from '../manifest/door.ts';
import { DOORS } from '../manifest.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** The doors of the manifest, opened with this host's clock. */
export type OpenDoors = {
  /** Opens one by its name in the manifest. */
  open(name: string, event: unknown): Promise<unknown>;
  /** How often any has been opened. */
  count(): number;
  /** Resolves when nobody is inside any door. */
  empty(): Promise<void>;
};

/**
 * Imports the same modules that are deployed, each when it is first opened; it is made with `deps`
 * instead of the live ones, but for those that live by the wall clock.
 */
export async function openDoors(deps: Deps): Promise<OpenDoors> {
  const doors = new Map(DOORS.map((door) => [door.name, door]));
  const handlers = new Map<string, Promise<Handler>>();
  function handlerNamed(name: string): Promise<Handler> {
    const door = doors.get(name);
    if (!door) throw new Error(`The manifest has no door ${name}`);
    const handler = handlers.get(name) ?? handlerOf(door, deps);
    handlers.set(name, handler);
    return handler;
  }
  const inside = new Set<Promise<unknown>>();
  let opened = 0;
  return {
    open: async (name, event) => {
      const handler = handlerNamed(name);
      opened += 1;
      const answer = handler.then((open) => open(event, CONTEXT));
      inside.add(answer);
      try {
        return await answer;
      } finally {
        inside.delete(answer);
      }
    },
    count: () => opened,
    empty: async () => {
      while (inside.size > 0) await Promise.allSettled(inside);
    },
  };
}

/** What middy expects of a Lambda context. */
const CONTEXT = { getRemainingTimeInMillis: () => 60_000 };

async function handlerOf(door: Door, deps: Deps): Promise<Handler> {
  const module = (await import(moduleOf(door))) as { door: (deps: Deps) => Handler };
  return module.door(door.clock === 'wall' ? live : deps);
}

/** A door's source; where `DOORS_FOLDER` says where bundles are, its bundle, for a trial of what is deployed. */
function moduleOf({ name, file }: Door): string {
  const { DOORS_FOLDER: bundles } = process.env;
  if (bundles) return pathToFileURL(join(bundles, name, 'index.js')).href;
  // As a URL, since Vite, which runs the tests, guesses the files behind a relative one, one level deep.
  return new URL(`../../functions/${file}.ts`, import.meta.url).href;
}
