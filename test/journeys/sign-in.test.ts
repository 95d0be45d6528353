import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieText } from '../../functions/adapters/cookies.ts';
import { closeSession, openSession, signedIn } from '../../functions/adapters/staff-sessions.ts';
import { DAY, HOUR, plus } from '../../functions/domain/time.ts';
import { signInOverHttp } from '../../lib/local/sign-in/sign-in-over-http.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';

let academy: Academy;
beforeAll(async () => {
  academy = await openAcademy();
});
afterAll(() => academy.stop());

const html = { accept: 'text/html' };
const who = () => ({ id: academy.admins[0].id, pool: 'delivery-team' as const });
const sessionOf = async (person: Parameters<typeof signInOverHttp>[1]) => {
  const [, secret = ''] = (await signInOverHttp(academy.url, person)).split('=');
  return secret;
};

/** Begins a sign-in. Answers the browser and the address that the provider would send it back to. */
async function begun(query = 'pool=panel') {
  const browser = newBrowser(academy.url);
  const reply = await browser.send('GET', `/sign-in?${query}`, html);
  const provider = new URL(/location: (.*)/.exec(reply.headers)?.[1] ?? '');
  return { browser, provider, state: provider.searchParams.get('state') ?? '' };
}

describe('signing in', () => {
  it('is asked of a browser that opens a page of staff, and says where it was going', async () => {
    const browser = newBrowser(academy.url);
    const reply = await browser.send('GET', '/panel?sort=age', html);
    expect(reply.status).toBe(303);
    expect(reply.headers).toContain('location: /sign-in?to=%2Fpanel%3Fsort%3Dage');
    const choice = await browser.page('/sign-in?to=%2Fpanel%3Fsort%3Dage');
    expect(choice.text).toContain('/sign-in?pool=panel&amp;to=%2Fpanel%3Fsort%3Dage');
  });

  it('of a form that was sent is asked for on a page, not by leading away', async () => {
    const form = { body: '', type: 'application/x-www-form-urlencoded', ...html };
    const reply = await newBrowser(academy.url).send('POST', '/admin/release', form);
    expect(reply.status).toBe(401);
    expect(reply.text).toContain('<a href="/sign-in">Sign in</a>');
  });

  it('takes the code flow with PKCE, and asks the provider for nothing but who it is', async () => {
    const { provider } = await begun();
    expect(Object.fromEntries(provider.searchParams)).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      client_id: 'panel',
      redirect_uri: `${academy.url}/sign-in/callback`,
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  it('goes past the choice for a page that only the delivery team has', async () => {
    const { provider } = await begun('to=/admin');
    expect(provider.searchParams.get('client_id')).toBe('delivery-team');
  });

  it('needs the browser that began, the state that it was given, and a code that is one', async () => {
    const { browser, state } = await begun();
    const back = (query: string, by = browser) => by.get(`/sign-in/callback?${query}`);
    for (const reply of [
      await back(`code=x&state=${state}`, newBrowser(academy.url)),
      await back('code=x&state=other'),
      await back(`state=${state}`),
      await back(`error=access_denied&state=${state}`),
      await back(`code=made-up&state=${state}`),
    ]) {
      expect([reply.status, reply.data['title']]).toEqual([400, 'SignInFailed']);
      expect(reply.headers).not.toContain('set-cookie: session');
    }
  });

  it('never leads to another site', async () => {
    const { browser } = await begun('pool=panel&to=//evil.example');
    const value = Buffer.from(browser.cookies['sign-in'] ?? '', 'base64url').toString();
    expect(JSON.parse(value)).not.toHaveProperty('to');
  });
});

describe('a session', () => {
  it('has a cookie that no script, no other site and no other host can use', () => {
    const before = process.env['SITE_URL'];
    process.env['SITE_URL'] = 'https://academy.example';
    const text = cookieText('session', 'secret', 60);
    process.env['SITE_URL'] = before;
    expect(text).toBe('__Host-session=secret; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure');
  });

  it('is kept as a hash, and ends by the clock on the wall, not by the academy’s', async () => {
    const now = new Date().toISOString();
    const deps = { now: () => now, newId: () => crypto.randomUUID() };
    const { secret, seconds } = await openSession(who().id, 'delivery-team', deps);
    expect(seconds).toBe(12 * 3600);
    expect(JSON.stringify(await academy.everything())).not.toContain(secret);
    expect(await signedIn(secret, plus(now, 12 * HOUR - 1))).toMatchObject({ roles: ['admin'] });
    expect(await signedIn(secret, plus(now, 12 * HOUR))).toBeUndefined();
    await academy.pump.moveTo(plus(academy.clock.now(), 2 * DAY));
    expect((await newBrowser(academy.url, { session: secret }).get('/account')).status).toBe(200);
  });

  it('ends where somebody signs out', async () => {
    const secret = await sessionOf(who());
    const browser = newBrowser(academy.url, { session: secret });
    expect((await browser.get('/admin')).status).toBe(200);
    const { data, headers } = await browser.post('/sign-out');
    expect(headers).toContain('set-cookie: session=; ');
    expect(data['next']).toMatch(/\/delivery-team\/logout\?client_id=delivery-team&logout_uri=/);
    expect((await newBrowser(academy.url, { session: secret }).get('/admin')).status).toBe(401);
    expect(await closeSession(secret)).toBeUndefined();
  });

  it('ends at the provider too, which asks again who comes', async () => {
    const { provider } = await begun('pool=delivery-team');
    const browser = newBrowser(provider.origin);
    const go = async (method: string, url: string | URL, body?: string) => {
      const form = body ? { body, type: 'application/x-www-form-urlencoded' } : {};
      const { headers } = await browser.send(method, String(url), { ...html, ...form });
      return new URL(/location: (.*)/.exec(headers)?.[1] ?? '', provider);
    };
    const choosing = await go('GET', provider);
    await go('GET', await go('POST', choosing, `person=${who().id}`));
    expect((await go('GET', provider)).pathname).toBe('/sign-in/callback');
    const logout = new URL('/delivery-team/logout', provider);
    logout.searchParams.set('logout_uri', `${academy.url}/sign-in`);
    expect((await go('GET', logout)).href).toBe(`${academy.url}/sign-in`);
    expect((await go('GET', provider)).pathname).toMatch(/^\/delivery-team\/people\//);
  });

  it('of the panel’s pool gives no one the delivery team’s rights', async () => {
    const now = new Date().toISOString();
    const deps = { now: () => now, newId: () => crypto.randomUUID() };
    const { secret } = await openSession(who().id, 'panel', deps);
    expect((await newBrowser(academy.url, { session: secret }).get('/admin')).status).toBe(403);
    await expect(signInOverHttp(academy.url, { ...who(), pool: 'panel' })).rejects.toThrow(
      'does not let',
    );
  });

  it.each(['', 'x', `${'0'.repeat(32)}.${'0'.repeat(32)}`, '../x.y', `${'a'.repeat(9000)}`])(
    'is not made up: %#',
    async (session) => {
      expect((await newBrowser(academy.url, { session }).get('/account')).status).toBe(401);
    },
  );
});
