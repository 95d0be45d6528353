import type { Route } from '../../adapters/http.ts';
import { followLink as read } from '../../adapters/links.ts';
import { TEAM_COOKIE } from '../../adapters/sessions.ts';
import { AcademyError } from '../../domain/errors.ts';

/** Exchanges a mailed link's secret for a cookie and a clean address. Shows only; decides nothing. */
export const followLink: Route = async ({ params }) => {
  const secret = params['secret'] ?? '';
  if (!(await read(secret))) {
    throw new AcademyError(
      'NotSignedIn',
      'This link does not work any more. Use the newest mail from the academy, and copy the whole address, or get a new link.',
    );
  }
  return {
    data: { next: '/application' },
    seeOther: '/application',
    cookie: `${TEAM_COOKIE}=${secret}`,
  };
};
