import { getGlobalDispatcher } from 'undici';
import type { Pool } from '../../../functions/domain/sign-in.ts';
import { cookiesSet, exchange } from '../exchange.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * Signs somebody in as a browser would, page by page, and answers the cookie of their session,
 * `name=value`. For the season and for tests: nothing in it is special to the academy or its provider.
 *
 * @throws Error when the person cannot sign in there
 */
export async function signInOverHttp(
  siteUrl: string,
  { id, pool }: { id: string; pool: Pool },
): Promise<string> {
  const jars = new Map<string, Map<string, string>>();
  async function go(url: string, body?: URLSearchParams): Promise<string> {
    const { origin, pathname, search } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await exchange(getGlobalDispatcher(), {
      ...{ origin, path: `${pathname}${search}`, method: body ? 'POST' : 'GET' },
      headers: { accept: 'text/html', cookie, ...(body ? FORM : {}) },
      ...(body ? { body: body.toString() } : {}),
    });
    for (const set of cookiesSet(answer)) {
      const [, name = '', value = ''] = /^([^=]+)=(.*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const { location } = answer.headers;
    if (typeof location !== 'string') throw new Error(`${origin} does not let ${id} sign in`);
    return new URL(location, url).href;
  }
  const choosing = await go(await go(`${siteUrl}/sign-in?pool=${pool}`));
  const chosen = await go(choosing, new URLSearchParams({ person: id }));
  await go(await go(chosen));
  const [session] = [...(jars.get(new URL(siteUrl).origin) ?? [])];
  if (!session) throw new Error(`${id} came back without a session`);
  return session.join('=');
}
