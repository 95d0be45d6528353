import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PageRequest, Route } from '../../../functions/adapters/http.ts';
import { routes as api } from '../../../functions/pages/api.ts';
import { routes as apply } from '../../../functions/pages/apply.ts';
import { routes as send } from '../../../functions/pages/send.ts';
import { routes as team } from '../../../functions/pages/team.ts';
import { routes as visit } from '../../../functions/pages/visit.ts';
import { listen } from '../../../lib/local/listen.ts';
import { matchRoute } from '../../../lib/local/routes.ts';
import type { Academy } from '../../fixtures/host.ts';

const ROUTES: Record<string, Route> = { ...visit, ...apply, ...send, ...team, ...api };

/** The routes of people without the door around them: an error is an answer of 500 with its stack. */
export async function openUnguarded({ clock }: Academy) {
  const server = createServer((request, response) => {
    answer(request, response, clock.now).catch((error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      response.writeHead(500, { 'content-type': 'text/plain' }).end(text);
    });
  });
  const url = `http://localhost:${await listen(server, 0)}`;
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  now: () => string,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const match = matchRoute(request.method ?? 'GET', url.pathname);
  const route = ROUTES[match?.routeKey ?? ''];
  if (!route) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page here.');
    return;
  }
  const given = await route(await naive(request, url, match?.params ?? {}, now));
  response.writeHead(given.status ?? 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(given.data));
}

/** A request as somebody reads it who expects nothing bad. */
async function naive(
  request: IncomingMessage,
  url: URL,
  params: Record<string, string>,
  now: () => string,
): Promise<PageRequest> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const isJson = (request.headers['content-type'] ?? '').includes('json');
  const cookies = (request.headers.cookie ?? '').split('; ').map((each) => each.split('='));
  return {
    ...{ now, newId: () => crypto.randomUUID(), params, requestId: crypto.randomUUID() },
    query: Object.fromEntries(url.searchParams),
    input: isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body)),
    cookies: Object.fromEntries(cookies),
    headers: request.headers as Record<string, string>,
  };
}
