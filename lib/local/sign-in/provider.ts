import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider, { type Configuration } from 'oidc-provider';
import { memoryAdapter } from './memory-adapter.ts';
import { peoplePage } from './people-page.ts';
import type { Account } from './server.ts';

/** A real OpenID provider whose way of asking who somebody is, is a list to choose from. */
export type LocalProvider = {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
};

type Options = {
  pool: string;
  /** Its address, which ends with the pool. */
  issuer: string;
  siteUrl: string;
  /** Who can sign in. */
  list: () => Promise<Account[]>;
  has: (id: string) => boolean;
};

/** Opens the provider of a pool, with a key of its own that dies with this process. */
export function openProvider(options: Options): LocalProvider {
  const provider = new Provider(options.issuer, configurationOf(options));
  const handle = provider.callback();

  async function choose(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { returnTo } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.writeHead(200, HTML).end(peoplePage(options.siteUrl, await options.list()));
      return;
    }
    const chosen = new URLSearchParams(await text(request)).get('person') ?? '';
    if (!options.has(chosen)) {
      response.writeHead(303, { location: returnTo }).end();
      return;
    }
    const login = { accountId: chosen, remember: false };
    await provider.interactionFinished(request, response, { login });
  }

  /** As Cognito's: forgets the browser, and leads back to where the client says it may. */
  async function logOut(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const context = provider.createContext(request, response);
    const session = await provider.Session.get(context);
    await session.destroy();
    const wanted = new URL(request.url ?? '/', options.issuer).searchParams.get('logout_uri') ?? '';
    const location = wanted.startsWith(`${options.siteUrl}/`) ? wanted : options.siteUrl;
    response.writeHead(303, { location }).end();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const whole = request.url ?? '/';
    const path = whole.slice(`/${options.pool}`.length) || '/';
    if (path.startsWith('/people/')) return choose(request, response);
    if (path.startsWith('/logout?')) return logOut(request, response);
    // The provider finds out where it is mounted from the difference of the two.
    Object.assign(request, { originalUrl: whole, url: path });
    await handle(request, response);
  }
  return { serve };
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

function configurationOf({ pool, siteUrl, has }: Options): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: pool,
        redirect_uris: [`${siteUrl}/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'ES256' }] },
    cookies: {
      keys: [randomUUID()],
      // Two providers on one host would take each other's cookies for their own.
      names: { session: `${pool}-session`, interaction: `${pool}-asks`, resume: `${pool}-resumes` },
    },
    ttl: {
      ...{ Interaction: 900, AuthorizationCode: 60, Session: 12 * 3600, Grant: 900 },
      ...{ AccessToken: 300, IdToken: 300 },
    },
    pkce: { required: () => true },
    scopes: ['openid'],
    // The same as in a token of Cognito, as far as the academy reads it.
    claims: { openid: ['sub', 'cognito:username', 'token_use'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/${pool}/people/${uid}` },
    findAccount: async (_context, id) => {
      const claims = { sub: id, 'cognito:username': id, token_use: 'id' };
      return has(id) ? { accountId: id, claims: () => claims } : undefined;
    },
    // The academy's own client needs nobody's consent.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? '',
        accountId: oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}
