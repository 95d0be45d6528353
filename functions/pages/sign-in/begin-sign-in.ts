import { cookieText, SIGN_IN } from '../../adapters/cookies.ts';
import type { Route } from '../../adapters/http.ts';
import { authorizeUrl, newSignIn } from '../../adapters/identity-provider.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { Pool, poolFor, safePath } from '../../domain/sign-in.ts';
import { choosePoolPage } from '../../views/sign-in-pages.ts';

/** How long somebody may take at the provider, in seconds. */
const WHILE_AWAY = 15 * 60;

/** Sends the browser to the provider, once it is clear which; before that it asks. */
export const beginSignIn: Route = async ({ query, newId }) => {
  const to = safePath(query['to']);
  const pool = Pool.safeParse(query['pool']).data ?? (to && poolFor(to));
  if (!pool) {
    const { programme } = await currentProgramme();
    return { data: { pools: Pool.options }, page: () => choosePoolPage(programme, to) };
  }
  const signIn = newSignIn(pool, to, newId);
  const value = Buffer.from(JSON.stringify(signIn)).toString('base64url');
  const next = authorizeUrl(signIn);
  return {
    data: { next },
    seeOther: next,
    setCookies: [cookieText(SIGN_IN, value, WHILE_AWAY)],
  };
};
