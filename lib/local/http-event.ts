import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { sendCompressed } from './compress.ts';
import type { Match } from './routes.ts';

/** A request as the HTTP API hands it to a Lambda (payload version 2.0). */
export function toEvent(
  request: IncomingMessage,
  context: {
    url: URL;
    body: Buffer;
    match: Match | undefined;
    now: string;
  },
): APIGatewayProxyEventV2 {
  const { url, body, match, now } = context;
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined || name === 'cookie' ? [] : [[name, String(value)]],
    ),
  );
  return {
    version: '2.0',
    routeKey: match?.routeKey ?? '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    cookies: (request.headers.cookie ?? '').split('; ').filter(Boolean),
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: match?.params ?? {},
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: url.host,
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: '',
      },
      requestId: `local-${Date.parse(now)}`,
      routeKey: match?.routeKey ?? '$default',
      stage: '$default',
      time: now,
      timeEpoch: Date.parse(now),
    },
  } as APIGatewayProxyEventV2;
}

/** The same request with what the authorizer found out. */
export function signedInAs(
  event: APIGatewayProxyEventV2,
  signedIn: Record<string, unknown>,
): APIGatewayProxyEventV2 {
  const requestContext = { ...event.requestContext, authorizer: { lambda: signedIn } };
  return { ...event, requestContext };
}

/** Sends what a Lambda answered. `decorate` may add to an HTML page. */
export function sendResult(
  request: IncomingMessage,
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2,
  decorate: (html: string) => string,
): void {
  const headers = { ...result.headers } as Record<string, string | string[]>;
  if (result.cookies) headers['set-cookie'] = result.cookies;
  const isPage = String(headers['content-type'] ?? '').startsWith('text/html');
  const body = result.isBase64Encoded
    ? Buffer.from(result.body ?? '', 'base64')
    : (result.body ?? '');
  sendCompressed(request, response, {
    status: result.statusCode ?? 200,
    headers,
    body: isPage && typeof body === 'string' ? decorate(body) : body,
  });
}
