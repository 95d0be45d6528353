import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from '../../../functions/domain/sign-in.ts';
import { closeServer } from '../endpoints.ts';
import { listen } from '../listen.ts';
import type { LocalProvider } from './provider.ts';

/** Somebody who can sign in, as the page of a laptop's provider lists them. */
export type Account = { id: string; name: string; as: string };

/** Who can sign in at a pool now. */
export type Accounts = {
  list(pool: Pool): Promise<Account[]>;
  has(pool: Pool, id: string): boolean;
};

/** The identity providers of a laptop: one for each pool, on a port of their own as on AWS. */
export type SignInServer = {
  /** What the doors are told of them: the variable `SIGN_IN`. */
  settings: string;
  close(): Promise<void>;
};

/**
 * Serves an OpenID provider for each pool. A provider is real, and takes a moment to load: so it is
 * made when the first person comes.
 *
 * @param siteUrl Asked late: the pages' port is not known before they are served.
 */
export async function serveSignIn(
  accounts: Accounts,
  siteUrl: () => string,
): Promise<SignInServer> {
  const providers = new Map<Pool, Promise<LocalProvider>>();
  const server = createServer((request, response) => {
    serve(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('Something went wrong where people sign in.\n');
    });
  });
  server.keepAliveTimeout = 0;
  const base = `http://127.0.0.1:${await listen(server, 0)}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pool = Pool.safeParse(request.url?.split('/')[1]).data;
    if (!pool) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Nobody signs in here.\n');
      return;
    }
    let provider = providers.get(pool);
    if (!provider) {
      provider = open(pool);
      providers.set(pool, provider);
    }
    await (await provider).serve(request, response);
  }

  async function open(pool: Pool): Promise<LocalProvider> {
    const { openProvider } = await import('./provider.ts');
    return openProvider({
      pool,
      issuer: `${base}/${pool}`,
      siteUrl: siteUrl(),
      list: () => accounts.list(pool),
      has: (id) => accounts.has(pool, id),
    });
  }

  const settings = Object.fromEntries(Pool.options.map((pool) => [pool, settingsOf(base, pool)]));
  return { settings: JSON.stringify(settings), close: () => closeServer(server) };
}

function settingsOf(base: string, pool: Pool) {
  const issuer = `${base}/${pool}`;
  return {
    issuer,
    jwksUri: `${issuer}/jwks`,
    clientId: pool,
    authorizeUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    logoutUrl: `${issuer}/logout`,
  };
}
