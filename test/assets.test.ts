import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ASSET_FILES, INPUTS } from '../functions/pages/site/asset-files.ts';
import { ASSETS } from '../functions/views/asset-names.ts';
import { inputsHash } from '../lib/assets/asset-modules.ts';
import { NOT_OURS } from './fixtures/marks.ts';
import { ROOT } from './fixtures/sources.ts';

const files = Object.entries(ASSET_FILES).map(([name, { type, brotli }]) => {
  const content = brotliDecompressSync(Buffer.from(brotli, 'base64')).toString('utf8');
  return { name, type, content };
});

describe('what pages load', () => {
  it('was made from the sources and packages as they are now; if not, run "npm run assets"', () => {
    expect(INPUTS).toBe(inputsHash(ROOT));
  });

  it.each(files)('$name is called by the hash of its content', ({ name, content }) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    expect(name).toContain(`-${hash}.`);
  });

  it('is what views point to, and nothing else', () => {
    const names = files.map(({ name }) => `/assets/${name}`);
    expect(Object.values(ASSETS).toSorted()).toEqual(names.toSorted());
  });

  it.each(files)('$name holds no font, crest, crown or mark that is not ours', ({ content }) => {
    expect(content.match(NOT_OURS)).toBeNull();
  });

  it.each(files)('$name loads nothing from elsewhere', ({ content }) => {
    expect(content).not.toMatch(/url\(|@import|@font-face|\bimport\(/);
  });
});
