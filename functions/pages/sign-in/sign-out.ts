import { cookieIn, cookieText, SESSION } from '../../adapters/cookies.ts';
import type { Route } from '../../adapters/http.ts';
import { logoutUrl } from '../../adapters/identity-provider.ts';
import { currentProgramme } from '../../adapters/programmes.ts';
import { closeSession } from '../../adapters/staff-sessions.ts';
import { signedOutPage } from '../../views/sign-in-pages.ts';

/**
 * Ends the session here, then at the provider. The browser goes there from a page: the policy of what
 * forms may lead to (CSP `form-action`) would stop a redirect to another site.
 */
export const signOut: Route = async ({ cookies }) => {
  const pool = await closeSession(cookieIn(cookies, SESSION));
  const { programme } = await currentProgramme();
  const next = pool ? logoutUrl(pool) : '/sign-in';
  return {
    data: { next },
    page: () => signedOutPage(programme, next),
    setCookies: [cookieText(SESSION, '', 0)],
  };
};
