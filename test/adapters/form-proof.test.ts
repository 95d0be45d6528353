import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { door } from '../../functions/pages/apply.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { dumpOf } from '../fixtures/dump.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { aDraft } from '../fixtures/teams.ts';

const FORM = 'application/x-www-form-urlencoded';

let academy: Academy;

beforeAll(async () => {
  academy = await openAcademy();
});
afterAll(() => academy.stop());

const dump = () => dumpOf(academy);
const fields = 'name=Ada+Fox&email=ada%40team.example&teamName=';

describe('a form', () => {
  it.each([
    ['without the proof', fields, {}],
    ['with a proof and no cookie', `${fields}&proof=abcdefghijklmnop`, {}],
    ['with a cookie and no proof', fields, { form: 'abcdefghijklmnop' }],
    [
      'with somebody else’s proof',
      `${fields}&proof=ponmlkjihgfedcba`,
      { form: 'abcdefghijklmnop' },
    ],
    ['with two empty ones', `${fields}&proof=`, { form: '' }],
  ])('%s is refused in words, and nothing changes', async (_, body, cookies) => {
    const before = await dump();
    const browser = newBrowser(academy.url, cookies as Record<string, string>);
    const sent = { body, type: FORM, accept: 'text/html', proven: false };
    const reply = await browser.send('POST', '/apply', sent);
    expect(reply.status).toBe(403);
    expect(reply.text).toContain('Please send the form again');
    expect(reply.text).toContain('nothing has changed');
    expect(await dump()).toBe(before);
  });

  it('of a page repeats the cookie that came with it, and is taken', async () => {
    const browser = newBrowser(academy.url);
    const { text } = await browser.page('/apply');
    const proof =
      /<form method="post"[^>]*><input type="hidden" name="proof" value="([^"]+)">/.exec(text)?.[1];
    expect(proof).toMatch(/^[\w-]{16,64}$/);
    expect(browser.cookies['form']).toBe(proof);
    const sent = {
      body: `${fields}&proof=${proof}`,
      type: FORM,
      accept: 'text/html',
      proven: false,
    };
    expect((await browser.send('POST', '/apply', sent)).status).toBe(303);
  });

  it('keeps its cookie from page to page, so that two tabs agree', async () => {
    const browser = newBrowser(academy.url);
    await browser.page('/apply');
    const { headers } = await browser.page('/apply');
    expect(headers).not.toMatch(/^set-cookie: form=/m);
  });

  it('of another site is refused whatever it holds', async () => {
    const reply = await fetch(`${academy.url}/apply`, {
      method: 'POST',
      headers: {
        'content-type': FORM,
        'sec-fetch-site': 'cross-site',
        cookie: 'form=abcdefghijklmnop',
      },
      body: `${fields}&proof=abcdefghijklmnop`,
    });
    expect(reply.status).toBe(403);
  });

  it('that calls itself text and JSON at once is refused, because another site could send that', async () => {
    const browser = newBrowser(academy.url);
    const body = JSON.stringify({ name: 'Ada', email: 'ada@team.example' });
    const before = await dump();
    const sent = { body, type: 'text/plain; application/json' };
    expect((await browser.send('POST', '/apply', sent)).status).toBe(400);
    expect(await dump()).toBe(before);
  });
});

describe('the proof under https', () => {
  it('is a cookie that belongs to this host alone', async () => {
    const before = process.env['SITE_URL'];
    process.env['SITE_URL'] = 'https://academy.example';
    try {
      const open = door({ now: academy.clock.now, newId: () => crypto.randomUUID() });
      const event = {
        routeKey: 'GET /apply',
        rawPath: '/apply',
        headers: { accept: 'text/html' },
        requestContext: { http: { method: 'GET', path: '/apply' } },
      };
      const answer = (await open(event, { getRemainingTimeInMillis: () => 9000 })) as {
        cookies: string[];
      };
      expect(answer.cookies.at(-1)).toMatch(
        /^__Host-form=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=31536000; Secure$/,
      );
    } finally {
      process.env['SITE_URL'] = before;
    }
  });
});

describe('a mailed link', () => {
  it('changes nothing, however often it is asked for', async () => {
    const team = await aDraft(academy);
    await academy.pump.settle();
    const secret = team.browser.cookies['team'];
    const before = await dump();
    for (let round = 0; round < 100; round += 1) {
      const scanner = newBrowser(academy.url);
      const got = await scanner.page(`/link/${secret}`);
      expect(got.status).toBeLessThan(400);
      expect((await scanner.send('HEAD', `/link/${secret}`)).status).toBeLessThan(500);
    }
    expect(await dump()).toBe(before);
  });
});
