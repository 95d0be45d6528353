import { cookieIn, cookieText, SESSION, SIGN_IN } from '../../adapters/cookies.ts';
import type { Route } from '../../adapters/http.ts';
import { personOfToken } from '../../adapters/id-token.ts';
import { fetchIdToken, SignIn, signInFailed } from '../../adapters/identity-provider.ts';
import { logInfo } from '../../adapters/log.ts';
import { findPerson } from '../../adapters/people.ts';
import { programmeId } from '../../adapters/programmes.ts';
import { openSession } from '../../adapters/staff-sessions.ts';
import { AcademyError } from '../../domain/errors.ts';
import { actsAs, homeOf } from '../../domain/sign-in.ts';

/** The browser comes back from the provider with a code: whoever it stands for gets a session. */
export const finishSignIn: Route = async (request) => {
  const { query, cookies } = request;
  const begun = read(cookieIn(cookies, SIGN_IN));
  if (!begun || query['state'] !== begun.state || !query['code']) throw signInFailed();
  const token = await fetchIdToken(begun, query['code']);
  const personId = await personOfToken(begun.pool, token, begun.nonce);
  const person = await findPerson(programmeId(), personId);
  const roles = person && !person.disabledAt ? actsAs(person.roles, begun.pool) : [];
  if (roles.length === 0) throw notOneOfUs();
  const { secret, seconds } = await openSession(personId, begun.pool, request);
  logInfo('signed in', { personId, pool: begun.pool });
  const next = begun.to ?? homeOf(roles);
  return {
    data: { next },
    seeOther: next,
    setCookies: [cookieText(SESSION, secret, seconds), cookieText(SIGN_IN, '', 0)],
  };
};

function read(cookie: string): SignIn | undefined {
  try {
    return SignIn.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

function notOneOfUs(): AcademyError {
  return new AcademyError(
    'NotAllowed',
    'Your account has no part in this academy now. Ask the delivery team if it should have one.',
  );
}
