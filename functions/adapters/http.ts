import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { AcademyError } from '../domain/errors.ts';
import { problemPage } from '../views/problem-page.ts';
import { readCookies } from './cookies.ts';
import type { Door } from './door.ts';
import { refuseUnproven, withProof } from './form-proof.ts';
import { readBody } from './http-body.ts';
import { refuseOtherSites, refuseOtherWaysIn } from './http-origin.ts';
import type { Deps } from './live.ts';
import { correlating, logInfo, logWarn } from './log.ts';
import { tellingWhatWaits, type Waiting, withCounts } from './navigation-counts.ts';
import { programmeIfKnown } from './programmes.ts';
import { SECURITY } from './security-headers.ts';

/** Who is signed in, from the authorizer alone. */
export type Claims = { id: string; name: string; roles: string[] };

/** A request as a route sees it. */
export type PageRequest = Deps & {
  params: Record<string, string>;
  query: Record<string, string>;
  /** Fields of the form or members of the JSON object. */
  input: Record<string, unknown>;
  cookies: Record<string, string>;
  /** By lower-case name. */
  headers: Record<string, string | undefined>;
  claims?: Claims;
  /** Names the wish behind a POST, so that a double click is one wish. */
  requestId: string;
};

/** What a route answers: JSON clients get `data`, browsers the page or the redirect. */
export type PageAnswer = {
  data: unknown;
  status?: number;
  page?: () => string;
  /** Where a browser goes after a POST. */
  seeOther?: string;
  /** `name=value` of a cookie to set; the attributes are added here. */
  cookie?: string;
  /** Cookies with all their attributes, made by `cookieText`. */
  setCookies?: string[];
  /** Further headers, such as the version of what is answered. */
  headers?: Record<string, string>;
  /** A file, which nobody on the way keeps unless the headers say so. */
  file?: { type: string; body: string; isBase64Encoded?: true };
};

export type Route = (request: PageRequest) => Promise<PageAnswer>;

type WaitingFor = (request: PageRequest) => Promise<Waiting>;

type Result = APIGatewayProxyStructuredResultV2;

/**
 * A door opened by people: dispatches on the route that the API matched; errors become answers. `waiting`
 * says what waits behind the links of its area's navigation.
 */
export function pageDoor(name: string, routes: Record<string, Route>, waiting?: WaitingFor): Door {
  return (deps) => {
    const handler = middy<APIGatewayProxyEventV2, Result>()
      .use(correlating((event: APIGatewayProxyEventV2) => event.pathParameters?.['id']))
      .use({
        after: ({ event, response }) =>
          logInfo(name, { route: event.routeKey, status: response?.statusCode }),
      })
      .handler((event) => respond(event, { routes, waiting }, deps));
    return async (event, context) => handler(event as never, context as never);
  };
}

/** For a host without a door for the path: the same words and headers as everywhere. */
export function notFound(event: APIGatewayProxyEventV2): Promise<Result> {
  return refusal(
    event,
    new AcademyError(
      'NotFound',
      'There is no page at this address. Check it, or start again from the first page.',
    ),
  );
}

async function respond(
  event: APIGatewayProxyEventV2,
  { routes, waiting }: { routes: Record<string, Route>; waiting: WaitingFor | undefined },
  deps: Deps,
): Promise<Result> {
  try {
    refuseOtherWaysIn(event);
    refuseOtherSites(event);
    const route = routes[event.routeKey];
    if (!route) return await notFound(event);
    const request = toRequest(event, deps);
    refuseUnproven(event, request.input);
    const count = () => tellingWhatWaits(async () => waiting?.(request) ?? {});
    // Begun before the route, so that the counts are read together with what it reads.
    const counted = waiting && isGet(event) && !wantsJson(event) ? count() : undefined;
    const result = answer(event, await route(request));
    return withProof(event, await withCounts(result, () => counted ?? count()), deps.newId);
  } catch (error) {
    if (error instanceof AcademyError) return refusal(event, error);
    logWarn('unexpected', {
      route: event.routeKey,
      error: error instanceof Error ? error.name : 'Unknown',
    });
    return refusal(event, unexpected());
  }
}

function toRequest(event: APIGatewayProxyEventV2, deps: Deps): PageRequest {
  const input = readBody(event);
  const key = input['requestId'] ?? event.headers['idempotency-key'];
  const claims = claimsOf(event);
  return {
    ...deps,
    params: { ...event.pathParameters } as Record<string, string>,
    query: { ...event.queryStringParameters } as Record<string, string>,
    input,
    headers: event.headers,
    cookies: readCookies(event.cookies),
    requestId: typeof key === 'string' && key !== '' ? key.slice(0, 100) : deps.newId(),
    ...(claims ? { claims } : {}),
  };
}

function answer(
  event: APIGatewayProxyEventV2,
  { data, status, page, seeOther, cookie, setCookies, file, headers }: PageAnswer,
): Result {
  const cookies = cookie
    ? { cookies: [`${cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000${secure()}`] }
    : { cookies: setCookies ?? [] };
  if (file) {
    const { type, ...content } = file;
    return {
      statusCode: 200,
      headers: { ...SECURITY, 'content-type': type, ...headers },
      ...content,
    };
  }
  if (wantsJson(event)) return { ...withHeaders(json(status ?? 200, data), headers), ...cookies };
  if (seeOther)
    return { statusCode: 303, headers: { ...SECURITY, location: seeOther }, ...cookies, body: '' };
  return { ...html(status ?? 200, page?.() ?? ''), ...cookies };
}

function withHeaders(result: Result, headers: PageAnswer['headers']): Result {
  return { ...result, headers: { ...result.headers, ...headers } };
}

async function refusal(event: APIGatewayProxyEventV2, error: AcademyError): Promise<Result> {
  const { name, status, message, problems, next } = error;
  if (!wantsJson(event)) {
    if (name === 'SignInNeeded' && isGet(event)) return toSignIn(event);
    const academy = await programmeIfKnown();
    return html(status, problemPage({ name, status, message, problems, next, academy }));
  }
  const body = { type: 'about:blank', title: name, status, detail: message, problems };
  return {
    ...json(status, body),
    headers: { ...SECURITY, 'content-type': 'application/problem+json' },
  };
}

function unexpected(): { name: string } & AcademyError {
  const error = new AcademyError(
    'TableBusy',
    'Sorry, something went wrong on our side. What you saved before is kept. Try again in a few minutes.',
  );
  return Object.assign(error, { name: 'Unexpected', status: 500 });
}

/** A page can be come back to after signing in; a form that was sent cannot. */
function toSignIn({ rawPath, rawQueryString }: APIGatewayProxyEventV2): Result {
  const to = rawQueryString ? `${rawPath}?${rawQueryString}` : rawPath;
  const location = `/sign-in?${new URLSearchParams({ to })}`;
  return { statusCode: 303, headers: { ...SECURITY, location }, body: '' };
}

function isGet(event: APIGatewayProxyEventV2): boolean {
  return event.requestContext.http.method === 'GET';
}

function claimsOf(event: APIGatewayProxyEventV2): Claims | undefined {
  const { authorizer } = event.requestContext as { authorizer?: { lambda?: unknown } };
  const found = SignedIn.safeParse(authorizer?.lambda);
  return found.success
    ? { id: found.data.personId, name: found.data.name, roles: found.data.roles }
    : undefined;
}

/** What the authorizer hands over where somebody is signed in. */
const SignedIn = z.object({ personId: z.string(), name: z.string(), roles: z.array(z.string()) });

function wantsJson(event: APIGatewayProxyEventV2): boolean {
  return (
    /^\/(api\/|openapi\.json$)/.test(event.rawPath) ||
    (event.headers['accept'] ?? '').includes('application/json')
  );
}

function secure(): string {
  return (process.env['SITE_URL'] ?? '').startsWith('https:') ? '; Secure' : '';
}

function html(statusCode: number, body: string): Result {
  return { statusCode, headers: { ...SECURITY, 'content-type': 'text/html; charset=utf-8' }, body };
}

function json(statusCode: number, body: unknown): Result {
  return {
    statusCode,
    // A refusal is a problem (RFC 9457), whether a door made it or a form asks again.
    headers: {
      ...SECURITY,
      'content-type': statusCode >= 400 ? 'application/problem+json' : 'application/json',
    },
    body: JSON.stringify(body),
  };
}
