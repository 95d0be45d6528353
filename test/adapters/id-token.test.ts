import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personOfToken } from '../../functions/adapters/id-token.ts';
import {
  type FalseProvider,
  newKey,
  signedToken,
  startFalseProvider,
  withPayload,
} from '../fixtures/tokens.ts';

const ISSUER = 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Pool';
const own = newKey('own', 'RS256');
const elliptic = newKey('elliptic', 'ES256');
const stranger = newKey('own', 'RS256');
const unpublished = newKey('unpublished', 'RS256');

let provider: FalseProvider;
let before: string | undefined;
beforeAll(async () => {
  provider = await startFalseProvider([own, elliptic]);
  process.env['LOG_LEVEL'] = 'silent';
  before = process.env['SIGN_IN'];
  const pool = {
    issuer: ISSUER,
    jwksUri: `${provider.url}/jwks`,
    clientId: 'client',
    authorizeUrl: `${provider.url}/authorize`,
    tokenUrl: `${provider.url}/token`,
    logoutUrl: `${provider.url}/logout`,
  };
  process.env['SIGN_IN'] = JSON.stringify({
    panel: pool,
    'delivery-team': { ...pool, clientId: 'b' },
  });
});
afterAll(async () => {
  if (before === undefined) delete process.env['SIGN_IN'];
  else process.env['SIGN_IN'] = before;
  await provider.stop();
});

/** What Cognito puts into an ID token, as far as it is read. */
function payload(over: Record<string, unknown> = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub: 'a-subject',
    'cognito:username': 'ada',
    token_use: 'id',
    iss: ISSUER,
    aud: 'client',
    nonce: 'n',
    iat: now,
    exp: now + 300,
    ...over,
  };
}

function without(name: string): Record<string, unknown> {
  const { [name]: _gone, ...rest } = payload();
  return rest;
}

const minutes = (from: number) => Math.floor(Date.now() / 1000) + from * 60;
const hmac = () => {
  const [header, body] = signedToken(own, payload(), { alg: 'HS256' }).split('.');
  const secret = JSON.stringify(own.jwk);
  const signature = createHmac('sha256', secret).update(`${header}.${body}`).digest('base64url');
  return `${header}.${body}.${signature}`;
};

describe('an ID token', () => {
  it.each([
    ['RS256, as Cognito signs', own],
    ['ES256, as a laptop’s provider signs', elliptic],
  ])('says who came: %s', async (_name, key) => {
    expect(await personOfToken('panel', signedToken(key, payload()), 'n')).toBe('ada');
  });

  it.each<[string, () => string]>([
    ['signed by somebody else under the same key id', () => signedToken(stranger, payload())],
    ['signed with a key that is not published', () => signedToken(unpublished, payload())],
    [
      'changed after it was signed',
      () => withPayload(signedToken(own, payload()), { aud: 'client', sub: 'x' }),
    ],
    ['unsigned', () => `${signedToken(own, payload(), { alg: 'none' }).replace(/[^.]*$/, '')}`],
    ['signed with the public key as a secret', hmac],
    ['expired', () => signedToken(own, payload({ exp: minutes(-1) }))],
    ['not yet valid', () => signedToken(own, payload({ nbf: minutes(5) }))],
    ['of another issuer', () => signedToken(own, payload({ iss: `${ISSUER}2` }))],
    ['of no issuer', () => signedToken(own, without('iss'))],
    ['for another audience', () => signedToken(own, payload({ aud: 'b' }))],
    ['for no audience', () => signedToken(own, without('aud'))],
    ['that is an access token', () => signedToken(own, payload({ token_use: 'access' }))],
    ['that does not say what it is', () => signedToken(own, without('token_use'))],
    ['for another sign-in', () => signedToken(own, payload({ nonce: 'other' }))],
    ['for no sign-in in particular', () => signedToken(own, without('nonce'))],
    ['of nobody', () => signedToken(own, without('cognito:username'))],
    ['that is none', () => 'a.b.c'],
    ['that is empty', () => ''],
  ])('is refused: %s', async (_name, make) => {
    await expect(personOfToken('panel', make(), 'n')).rejects.toMatchObject({
      name: 'SignInFailed',
      message: 'You could not be signed in. Begin again from here.',
    });
  });

  it('of the panel’s pool lets nobody in at the delivery team’s', async () => {
    const token = signedToken(own, payload());
    await expect(personOfToken('delivery-team', token, 'n')).rejects.toMatchObject({
      name: 'SignInFailed',
    });
  });
});
