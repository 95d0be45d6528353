import { copyFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile, Plugin } from 'esbuild';

/**
 * What some doors import when they first need it, as files under `functions/`: a file of its own lies
 * beside the door, which starts without it. Most runs of the sender, for one, find no mail.
 */
export const ON_DEMAND = [
  'adapters/accounts',
  'adapters/compose-mail',
  'views/mails/preview-mail',
  'views/mails/render-mail',
  'views/mails/render-words',
];

/** Where they are before each door has its own copy. */
const FOLDER = 'on-demand';

/** They are built beside the doors, in the same call. */
export function onDemandEntries(functions: string): { in: string; out: string }[] {
  return ON_DEMAND.map((file) => ({
    in: join(functions, `${file}.ts`),
    out: join(FOLDER, basename(file)),
  }));
}

/** Leaves an `import()` in a door as one of the file beside it. */
export const onDemand: Plugin = {
  name: 'on-demand',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ kind, path }) => {
      if (kind !== 'dynamic-import') return undefined;
      const name = basename(path, '.ts');
      if (ON_DEMAND.some((file) => basename(file) === name)) {
        return { path: `./${name}.js`, external: true };
      }
      return { errors: [{ text: `${path} is not among the files of lib/cloud/on-demand.ts` }] };
    });
  },
};

type Output = Metafile['outputs'][string];

/** Names of the files that must lie beside what was made. */
export function besideOf({ imports }: Output): string[] {
  const files = imports.filter(({ external, path }) => external && path.startsWith('./'));
  return [...new Set(files.map(({ path }) => basename(path)))];
}

/** Gives a door's folder what it imports on demand. */
export function putBeside(into: string, folder: string, names: string[]): void {
  for (const name of names.flatMap((each) => [each, `${each}.map`])) {
    copyFileSync(join(into, FOLDER, name), join(folder, name));
  }
}

/** Once every door has its own. */
export function clearOnDemand(into: string): void {
  rmSync(join(into, FOLDER), { recursive: true, force: true });
}

/** What was made of one of them. */
export function onDemandOutput(name: string): string {
  return `${FOLDER}/${name}`;
}
