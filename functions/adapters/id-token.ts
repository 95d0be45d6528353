import { JwtVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import type { Pool } from '../domain/sign-in.ts';
import { providerOf, signInFailed } from './identity-provider.ts';
import { logWarn } from './log.ts';

/** What is read of an ID token: whose it is. Who that is and what they may do says the table. */
const Payload = z.object({
  'cognito:username': z.string(),
  nonce: z.string(),
  token_use: z.literal('id'),
});

/** The keys of the providers, kept as long as this process lives; a key not known is fetched once. */
const keys = new Map<string, SimpleJwksCache>();

/**
 * The id of the person to whom the provider of the pool gave this ID token, in answer to this nonce.
 * Signature, issuer, audience and times are checked by `aws-jwt-verify`, for Cognito and for any other
 * OpenID provider alike.
 * @throws AcademyError `SignInFailed`
 */
export async function personOfToken(pool: Pool, token: string, nonce: string): Promise<string> {
  const { issuer, clientId, jwksUri } = providerOf(pool);
  const verifier = JwtVerifier.create(
    { issuer, audience: clientId, jwksUri },
    { jwksCache: keysAt(jwksUri) },
  );
  try {
    const payload = Payload.parse(await verifier.verify(token));
    if (payload.nonce !== nonce) throw signInFailed();
    return payload['cognito:username'];
  } catch (error) {
    logWarn('token refused', { pool, error: error instanceof Error ? error.name : 'Unknown' });
    throw signInFailed();
  }
}

function keysAt(jwksUri: string): SimpleJwksCache {
  const known = keys.get(jwksUri);
  if (known) return known;
  // The library's own fetcher speaks https only, and a laptop's provider does not.
  const fetcher = { fetch: async (uri: string) => (await fetch(uri)).arrayBuffer() };
  const cache = new SimpleJwksCache({ fetcher });
  keys.set(jwksUri, cache);
  return cache;
}
