import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import type { Door } from '../manifest/door.ts';
import { DOORS } from '../manifest.ts';
import { leaveOut } from './left-out.ts';
import {
  besideOf,
  clearOnDemand,
  onDemand,
  onDemandEntries,
  onDemandOutput,
  putBeside,
} from './on-demand.ts';
import { ownPositions } from './own-positions.ts';

/**
 * The doors as Lambda takes them: one folder each, with `index.js`, what it imports on demand, and their
 * source maps.
 */
export type DoorBundles = {
  folderOf(door: Door): string;
  /** Bytes of the code that the door starts with, without the source map. */
  sizeOf(door: Door): number;
  /** Every file that went into its folder's code, from the root. */
  sourcesOf(door: Door): string[];
};

/** Name of the programme's file inside the bundle of the door that carries it. */
export const PROGRAMME_ASSET = 'programme.json';

/**
 * What Node is told where it runs a door. Reading a source map takes it as long as an eighth of a door's
 * code, and is for stack traces; a page door, at which somebody waits, logs an error's name and no trace.
 */
export function nodeOptionsOf({ routes }: Door): { NODE_OPTIONS?: string } {
  return routes ? {} : { NODE_OPTIONS: '--enable-source-maps' };
}

/** How everything that runs on Lambda is bundled. */
export const HOW: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  // CommonJS made of the packages' ES modules loads fastest of all combinations measured.
  format: 'cjs',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  alias: {
    '@aws-sdk/credential-provider-node': fileURLToPath(
      new URL('environment-credentials.ts', import.meta.url),
    ),
  },
  plugins: [leaveOut, ownPositions],
  // What is imported on demand is CommonJS as well.
  supported: { 'dynamic-import': false },
  sourcemap: true,
  // A stack trace needs positions only; the sources are in the repository.
  sourcesContent: false,
  logLevel: 'warning',
};

/**
 * Bundles every door of the manifest in one call of esbuild: starting it once for all takes about as
 * long as once for one.
 *
 * @param options.root The folder that holds `functions/`.
 * @param options.into A folder of our own; what it held before is gone.
 */
export async function bundleDoors(options: {
  root: string;
  into: string;
  programmeFile: string;
}): Promise<DoorBundles> {
  const { root, into, programmeFile } = options;
  const folderOf = (door: Door) => join(into, door.name);
  rmSync(into, { recursive: true, force: true });
  const { metafile } = await build({
    ...HOW,
    plugins: [onDemand, ...(HOW.plugins ?? [])],
    absWorkingDir: root,
    entryPoints: [
      ...DOORS.map((door) => ({
        in: join(root, 'functions', `${door.file}.ts`),
        out: join(door.name, 'index'),
      })),
      ...onDemandEntries(join(root, 'functions')),
    ],
    outdir: into,
    metafile: true,
  });
  // Lambda reads a lone .js file as CommonJS; here the project's own package.json would say otherwise.
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, 'package.json'), '{"type":"commonjs"}\n');
  const outputOf = (door: Door) => outputNamed(metafile, `${door.name}/index.js`);
  for (const door of DOORS) {
    putBeside(into, folderOf(door), besideOf(outputOf(door)));
    if (door.programme) copyFileSync(programmeFile, join(folderOf(door), PROGRAMME_ASSET));
  }
  clearOnDemand(into);
  const outputsOf = (door: Door) => [
    outputOf(door),
    ...besideOf(outputOf(door)).map((name) => outputNamed(metafile, onDemandOutput(name))),
  ];
  return {
    folderOf,
    sizeOf: (door) => outputOf(door).bytes,
    sourcesOf: (door) => outputsOf(door).flatMap(({ inputs }) => Object.keys(inputs)),
  };
}

function outputNamed(metafile: Metafile, name: string) {
  const found = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`/${name}`));
  if (!found) throw new Error(`No bundle was made of ${name}.`);
  return found[1];
}
