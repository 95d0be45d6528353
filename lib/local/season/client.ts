import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { cookiesSet, exchange } from '../exchange.ts';

/** An answer of the academy to a JSON client. */
export type Answer = { status: number; data: Record<string, unknown> };

/** Somebody with a browser of their own: keeps cookies, speaks JSON to the same doors as the pages. */
export type Client = {
  get(path: string): Promise<Answer>;
  post(path: string, input?: object): Promise<Answer>;
  /** Through the API, with the headers that it wants. */
  api(method: 'POST' | 'PATCH', path: string, input?: object): Promise<Answer>;
  /** As a browser sends a form. */
  form(path: string, fields: Record<string, string>): Promise<Answer>;
};

/** Gives people their browsers, which share one pool of connections. */
export type Browsers = {
  /** `signIn` begins at once, is gone through before the first request, and answers a cookie. */
  open(signIn?: () => Promise<string>): Client;
  close(): Promise<void>;
};

/** How many people can be at the doors at one moment. */
export const AT_ONCE = 64;

/** The browsers of everybody who comes to the academy at this address. */
export function openBrowsers(base: string): Browsers {
  const pool = new Pool(base, { connections: AT_ONCE });
  return { open: (signIn) => newClient(pool, signIn), close: () => pool.close() };
}

function newClient(pool: Pool, signIn?: () => Promise<string>): Client {
  const jar: Record<string, string> = {};
  const keep = (cookie: string) => {
    const [name = '', value = ''] = cookie.split('=');
    jar[name] = value;
  };
  const signedIn = signIn?.().then(keep);
  // Whoever could not sign in is told so at their first request.
  signedIn?.catch(() => undefined);
  const send = async (method: Method, path: string, sent: Sent = {}) => {
    await signedIn;
    return ask(method, path, sent);
  };
  const ask = async (method: Method, path: string, sent: Sent): Promise<Answer> => {
    const { body = null, type = 'application/json', further } = sent;
    const headers = {
      accept: type === 'application/json' ? type : 'text/html',
      ...further,
      cookie: Object.entries(jar)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
      ...(body === null ? {} : { 'content-type': type }),
    };
    const answer = await exchange(pool, { path, method, headers, body });
    cookiesSet(answer).forEach(keep);
    return { status: answer.status, data: parse(answer.body.toString()) };
  };
  let token = '';
  return {
    get: (path) => send('GET', path),
    post: (path, input = {}) => send('POST', path, { body: JSON.stringify(input) }),
    api: async (method, path, input = {}) => {
      const further = {
        ...{ 'idempotency-key': randomUUID(), 'if-match': '*' },
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      };
      const answer = await send(method, path, { body: JSON.stringify(input), further });
      token = String(answer.data['token'] ?? token);
      if (answer.data['token']) jar['team'] = token;
      return answer;
    },
    form: async (path, fields) => {
      // A page with a form brings the cookie that every form repeats.
      if (!jar['form']) await send('GET', '/apply', { type: FORM });
      const proven = { ...fields, proof: jar['form'] ?? '' };
      return send('POST', path, { body: new URLSearchParams(proven).toString(), type: FORM });
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

type Method = 'GET' | 'POST' | 'PATCH';

type Sent = { body?: string; type?: string; further?: Record<string, string> };

/** The data of an answer that must be a success. */
export async function expectDone(
  answer: Promise<Answer>,
  what: string,
): Promise<Record<string, unknown>> {
  const { status, data } = await answer;
  if (status >= 400)
    throw new Error(`${what} was refused with ${status}: ${String(data['detail'])}`);
  return data;
}

/** An answer that must be a refusal of that status: somebody tried what is not allowed. */
export async function expectRefused(
  answer: Promise<Answer>,
  status: number,
  what: string,
): Promise<void> {
  const { status: got } = await answer;
  if (got !== status)
    throw new Error(`${what} should have been refused with ${status}, but got ${got}`);
}

function parse(text: string): Record<string, unknown> {
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}
