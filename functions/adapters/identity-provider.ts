import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AcademyError } from '../domain/errors.ts';
import { Pool } from '../domain/sign-in.ts';

/** What the academy has to know of the OpenID provider behind a pool. All of it is public. */
const Provider = z.object({
  /** What its tokens give as `iss`. */
  issuer: z.url(),
  /** Where its keys are published (JWKS). */
  jwksUri: z.url(),
  clientId: z.string(),
  authorizeUrl: z.url(),
  tokenUrl: z.url(),
  /** Takes `client_id` and `logout_uri`, as Cognito's does. */
  logoutUrl: z.url(),
});
export type Provider = z.infer<typeof Provider>;

/** What a browser carries while it is away at the provider. */
export const SignIn = z.object({
  pool: Pool,
  /** Comes back with the answer: it was this browser that asked. */
  state: z.string(),
  /** Comes back inside the token: it was made for this sign-in. */
  nonce: z.string(),
  /** Proves to the provider that whoever brings the code is who asked (PKCE, RFC 7636). */
  verifier: z.string(),
  /** Where to go afterwards. */
  to: z.optional(z.string()),
});
export type SignIn = z.infer<typeof SignIn>;

/** The provider of a pool, from the variable `SIGN_IN`: an object by pool. */
export function providerOf(pool: Pool): Provider {
  const providers = z.record(Pool, Provider).parse(JSON.parse(process.env['SIGN_IN'] ?? '{}'));
  return providers[pool];
}

/** Begins a sign-in; ids are 122 random bits each. */
export function newSignIn(pool: Pool, to: string | undefined, newId: () => string): SignIn {
  const secret = () => sha256(`${newId()}${newId()}`);
  return { pool, state: secret(), nonce: secret(), verifier: secret(), ...(to ? { to } : {}) };
}

/** Where the browser is sent to sign in. */
export function authorizeUrl({ pool, state, nonce, verifier }: SignIn): string {
  const { authorizeUrl, clientId } = providerOf(pool);
  return withQuery(authorizeUrl, {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callbackUrl(),
    scope: 'openid',
    state,
    nonce,
    code_challenge: sha256(verifier),
    code_challenge_method: 'S256',
  });
}

/** Where the browser is sent so that the provider forgets it as well. */
export function logoutUrl(pool: Pool): string {
  const { logoutUrl, clientId } = providerOf(pool);
  return withQuery(logoutUrl, { client_id: clientId, logout_uri: `${site()}/sign-in` });
}

/**
 * Exchanges the code that the browser brought for the ID token.
 * @throws AcademyError `SignInFailed` when the provider does not know the code, or is not there
 */
export async function fetchIdToken({ pool, verifier }: SignIn, code: string): Promise<string> {
  const { tokenUrl, clientId } = providerOf(pool);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: callbackUrl(),
    code,
    code_verifier: verifier,
  });
  const signal = AbortSignal.timeout(PATIENCE);
  const answer = await fetch(tokenUrl, { method: 'POST', body, signal }).catch(() => undefined);
  const tokens = TokenAnswer.safeParse(await answer?.json().catch(() => undefined));
  if (!answer?.ok || !tokens.success) throw signInFailed();
  return tokens.data.id_token;
}

/** In the same words whatever went wrong: what exactly is nobody's business but the log's. */
export function signInFailed(): AcademyError {
  return new AcademyError('SignInFailed', 'You could not be signed in. Begin again from here.');
}

/** Less than a door has, so that a provider that hangs is answered for. */
const PATIENCE = 5000;

const TokenAnswer = z.object({ id_token: z.string() });

function callbackUrl(): string {
  return `${site()}/sign-in/callback`;
}

function site(): string {
  return process.env['SITE_URL'] ?? '';
}

function withQuery(url: string, query: Record<string, string>): string {
  return `${url}?${new URLSearchParams(query)}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
