import * as z from 'zod/mini';
import type { Random } from '../../../lib/local/season/random.ts';
import { type Browser, newBrowser } from '../../fixtures/browser.ts';
import type { Academy } from '../../fixtures/host.ts';
import { newKey, signedToken, startFalseProvider, withPayload } from '../../fixtures/tokens.ts';

/** Attempts to get in without being let in by the provider. */
export type Attacks = {
  /** One attempt; answers what it should not have come to. */
  next(): Promise<string[]>;
  /** How many were made of each kind. */
  made(): Record<string, number>;
  close(): Promise<void>;
};

const Settings = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Puts a false provider between the academy and the real one: codes are exchanged with it, so that
 * every token it makes reaches the academy as a real one would. The keys that the academy trusts are
 * its own still; with `mutant` they are the false one's.
 */
export async function openAttacks(
  academy: Academy,
  { random, mutant }: { random: Random; mutant: boolean },
): Promise<Attacks> {
  const trusted = newKey('trusted');
  const forger = newKey('forger');
  // As if the provider's key had signed what the forger makes: all but the signature is then on trial.
  const provider = await startFalseProvider(mutant ? [trusted, forger] : [trusted]);
  const before = process.env['SIGN_IN'] ?? '';
  const settings = Settings.parse(JSON.parse(before));
  const made: Record<string, number> = {};
  const tokens = { trusted, forger };

  function pointAt(own: boolean): void {
    const changed = Object.entries(settings).map(([pool, each]) => [
      pool,
      { ...each, tokenUrl: `${provider.url}/token`, jwksUri: `${provider.url}/jwks` },
    ]);
    process.env['SIGN_IN'] = own ? before : JSON.stringify(Object.fromEntries(changed));
  }

  async function next(): Promise<string[]> {
    const kind = random.pick(KINDS);
    const pool = random.pick(['delivery-team', 'panel']);
    const people = pool === 'panel' ? academy.panel : academy.admins;
    const { id } = random.pick(people);
    made[kind.name] = (made[kind.name] ?? 0) + 1;
    pointAt(false);
    try {
      const { browser, state, nonce } = await begin(academy.url, pool);
      const claims = good({ id, nonce, issuer: settings[pool]?.['issuer'] ?? '', pool });
      provider.handOut(
        kind.make(tokens, claims, { random, other: random.pick(academy.coaches).id }),
      );
      const reply = await browser.get(`/sign-in/callback?code=any&state=${state}`);
      const page = await browser.get('/account');
      const isIn = page.status === 200;
      if (kind.name === 'genuine') return isIn ? [] : ['a genuine token was refused'];
      if ([400, 403].includes(reply.status) && !isIn) return [];
      return [`${kind.name}: ${reply.status}, and the account page ${page.status}`];
    } finally {
      pointAt(true);
    }
  }

  return { next, made: () => made, close: () => provider.stop() };
}

async function begin(url: string, pool: string) {
  const browser: Browser = newBrowser(url);
  const { data } = await browser.get(`/sign-in?pool=${pool}`);
  const query = new URL(String(data['next'])).searchParams;
  return { browser, state: query.get('state') ?? '', nonce: query.get('nonce') ?? '' };
}

type Claims = Record<string, unknown>;

function good(of: { id: string; nonce: string; issuer: string; pool: string }): Claims {
  const now = Math.floor(Date.now() / 1000);
  return {
    'cognito:username': of.id,
    sub: of.id,
    token_use: 'id',
    iss: of.issuer,
    aud: of.pool,
    nonce: of.nonce,
    iat: now,
    exp: now + 300,
  };
}

type Keys = { trusted: ReturnType<typeof newKey>; forger: ReturnType<typeof newKey> };
type Kind = {
  name: string;
  make: (keys: Keys, claims: Claims, by: { random: Random; other: string }) => string;
};

const past = ({ exp, iat }: Claims, seconds: number) => ({
  exp: Number(exp) - 300 - seconds,
  iat: Number(iat) - 600 - seconds,
});

/** Every way tried; the genuine one shows that it is the guard that refuses the others. */
const KINDS: Kind[] = [
  { name: 'genuine', make: ({ trusted }, claims) => signedToken(trusted, claims) },
  { name: 'forged', make: ({ forger }, claims) => signedToken(forger, claims) },
  {
    name: 'forgedUnderTheTrustedName',
    make: ({ forger, trusted }, claims) => signedToken(forger, claims, { kid: trusted.jwk['kid'] }),
  },
  {
    name: 'changed',
    make: ({ trusted }, claims, { other }) =>
      withPayload(signedToken(trusted, claims), { 'cognito:username': other, sub: other }),
  },
  {
    name: 'unsigned',
    make: ({ trusted }, claims) =>
      signedToken(trusted, claims, { alg: 'none' }).replace(/[^.]*$/, ''),
  },
  {
    name: 'expired',
    make: ({ trusted }, claims, { random }) =>
      signedToken(trusted, { ...claims, ...past(claims, 1 + random.below(10 ** 6)) }),
  },
  {
    name: 'otherIssuer',
    make: ({ trusted }, claims) => signedToken(trusted, { ...claims, iss: `${claims['iss']}-2` }),
  },
  {
    name: 'otherAudience',
    make: ({ trusted }, claims) => {
      const aud = claims['aud'] === 'panel' ? 'delivery-team' : 'panel';
      return signedToken(trusted, { ...claims, aud });
    },
  },
  {
    name: 'accessToken',
    make: ({ trusted }, claims) => signedToken(trusted, { ...claims, token_use: 'access' }),
  },
  {
    name: 'otherSignIn',
    make: ({ trusted }, claims) => signedToken(trusted, { ...claims, nonce: 'of another sign-in' }),
  },
  {
    name: 'noPerson',
    make: ({ trusted }, claims) =>
      signedToken(trusted, { ...claims, 'cognito:username': '0'.repeat(32) }),
  },
  {
    name: 'cutShort',
    make: ({ trusted }, claims, { random }) => {
      const token = signedToken(trusted, claims);
      return token.slice(0, 1 + random.below(token.length - 2));
    },
  },
];
