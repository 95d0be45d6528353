import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Asset, Assets } from './compile-assets.ts';

/** Where the two generated modules are, from the root: the names for views, the files for their door. */
export const MODULES = {
  names: 'functions/views/asset-names.ts',
  files: 'functions/pages/site/asset-files.ts',
};

const HEADER = '// Made by "npm run assets" from functions/assets. Do not edit.\n\n';

/** The module that tells views the addresses of what pages load. */
export function namesModule({ stylesheet, script, icon }: Assets): string {
  return `${HEADER}/** Addresses of what every page loads. */
export const ASSETS = {
  stylesheet: '/assets/${stylesheet.name}',
  script: '/assets/${script.name}',
  icon: '/assets/${icon.name}',
};
`;
}

/** The module that holds the files themselves, compressed; what it was made from is its first line. */
export function filesModule(assets: Assets, inputs: string): string {
  const files = Object.values(assets).map(
    (asset) => `  '${asset.name}': {
    type: '${asset.type}',
    brotli:
      '${compressed(asset)}',
  },\n`,
  );
  return `${HEADER}/** Hash of everything that these files were made from. */
export const INPUTS = '${inputs}';

/** What pages load, by name: its type, and its content as brotli in base64. */
export const ASSET_FILES: Record<string, { type: string; brotli: string }> = {
${files.join('')}};
`;
}

/** Hash of the sources, and of the versions of what they are compiled with and from. */
export function inputsHash(root: string): string {
  const hash = createHash('sha256');
  for (const name of globSync('functions/assets/*', { cwd: root }).toSorted()) {
    hash.update(`${name}\n${readFileSync(join(root, name), 'utf8')}\n`);
  }
  for (const name of ['govuk-frontend', 'sass', 'esbuild']) {
    const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    hash.update(`${name} ${(JSON.parse(text) as { version: string }).version}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

function compressed({ content }: Asset): string {
  const size = Buffer.byteLength(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
  return brotliCompressSync(content, { params }).toString('base64');
}
