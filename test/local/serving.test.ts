import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASSETS } from '../../functions/views/asset-names.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { overTheWire } from '../fixtures/first-visit.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';

let academy: Academy;

beforeAll(async () => {
  academy = await openAcademy();
});
afterAll(() => academy.stop());

const get = (path: string, headers?: Record<string, string>) =>
  overTheWire(`${academy.url}${path}`, headers);

describe('a first visit', () => {
  it('takes at most 30 KB: the page and all that it loads, as they come over the wire', async () => {
    const files = await Promise.all(['/', ...Object.values(ASSETS)].map((path) => get(path)));
    expect(files.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBeLessThanOrEqual(30 * 1024);
    expect(files[0]?.headers['content-encoding']).toBe('br');
  });
});

describe('the laptop host', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (body: Buffer) => body],
  ] as const)('compresses a page for who takes %s', async (accepted, unpack) => {
    const { headers, body } = await get('/', { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(accepted === 'identity' ? undefined : accepted);
    expect(unpack(body).toString()).toContain('</html>');
  });

  it('leaves alone what is small, and pictures of the mailbox’s kind', async () => {
    const { headers } = await get('/_local/clock', { accept: 'application/json' });
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('the bar', () => {
  it.each(['/', '/account', '/privacy', '/_local/mail'])(
    'says on %s who is signed in, whether the page asks or not',
    async (path) => {
      const { browser, name } = academy.admins[0];
      expect((await browser.page(path)).text).toContain(`Signed in as ${name} (sign out)`);
      expect((await newBrowser(academy.url).page(path)).text).not.toContain('Signed in as');
    },
  );
});

describe('what pages load', () => {
  it.each(Object.entries(ASSETS))('%s is kept for ever, packed or not', async (_, path) => {
    const packed = await get(path);
    const plain = await get(path, { 'accept-encoding': 'identity' });
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(packed.headers['content-encoding']).toBe('br');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
    expect(plain.headers['content-type']).toBe(packed.headers['content-type']);
  });

  it.each(['/assets/academy-000000000000.css', '/assets/constructor', '/assets/academy.css'])(
    '%s, of another release or none, is not found and not kept',
    async (path) => {
      const { status, headers } = await get(path, { accept: 'text/css' });
      expect(status).toBe(404);
      expect(headers['cache-control']).toBe('no-store');
    },
  );
});
