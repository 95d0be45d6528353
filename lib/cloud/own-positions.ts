import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** A source map of one place, in column 1,000,000 of the first line: nothing is there. */
const NOWHERE = Buffer.from('{"version":3,"sources":[""],"mappings":"gkh9BAAA"}').toString(
  'base64',
);

/**
 * Keeps the positions of packages out of the source maps: nine tenths of them, and Node reads a map whole
 * when it loads the code, before a door answers. A stack trace still says where in our files it went wrong.
 */
export const ownPositions: Plugin = {
  name: 'own-positions',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.m?js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${NOWHERE}`,
      loader: 'js',
    }));
  },
};
