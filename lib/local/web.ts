import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { notFound } from '../../functions/adapters/http.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { DOORS } from '../manifest.ts';
import { BAR_STYLE, withBar } from './bar.ts';
import type { Clock } from './clock.ts';
import { moveClock } from './clock-routes.ts';
import { sendCompressed } from './compress.ts';
import type { OpenDoors } from './doors.ts';
import { closeServer } from './endpoints.ts';
import { sendResult, signedInAs, toEvent } from './http-event.ts';
import { addressOf, answerUnreadable, listen } from './listen.ts';
import type { Pump } from './pump.ts';
import { matchRoute } from './routes.ts';
import type { Mailbox } from './ses/mailbox.ts';
import { mailboxRoutes } from './ses/mailbox-page.ts';

/** What the pages of a laptop host stand on. */
export type WebHost = {
  port: number;
  programme: Programme;
  clock: Clock;
  doors: OpenDoors;
  mailbox: Mailbox;
  pump: Pump;
  ticking: boolean;
  /** Writes the clock down. */
  remember: () => void;
};

type Web = { url: string; begin(): Promise<void>; close(): Promise<void> };

/** Far above what any door accepts; the doors answer for what is merely too large. */
const MOST_BYTES = 2 * 1024 * 1024;

/** How long a ticking host sleeps at the most before it looks again. */
const LONGEST_NAP = 60_000;

/** How soon it looks again after something went wrong. */
const AFTER_FAILURE = 5_000;

/** Serves the product's own pages, and under `/_local` what only a laptop has. */
export async function serveAcademy(host: WebHost): Promise<Web> {
  const mail = mailboxRoutes({ mailbox: host.mailbox });
  const heart = beat(host);
  const server = createServer((request, response) => {
    answer(host, mail, heart.soon, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(
        'Something went wrong in the laptop host. Start it with LOG_LEVEL=warn to see what.\n',
      );
    });
  });
  // A connection that is closed just as it is used again would be a failed request.
  server.keepAliveTimeout = 0;
  answerUnreadable(server);
  const url = `http://localhost:${await listen(server, host.port)}`;
  const close = async () => {
    heart.stop();
    await closeServer(server);
  };
  return { url, begin: heart.begin, close };
}

async function answer(
  host: WebHost,
  mail: ReturnType<typeof mailboxRoutes>,
  soon: () => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = addressOf(request);
  const body = await readBody(request);
  if (url.pathname.startsWith('/_local'))
    return local(host, mail, { request, response, url, body });
  const match = matchRoute(request.method ?? 'GET', url.pathname);
  const asked = toEvent(request, { url, body, match, now: host.clock.now() });
  const signedIn = match?.asksWho ? await authorize(host, asked) : {};
  const event = signedInAs(asked, signedIn);
  const result = match
    ? ((await host.doors.open(match.door, event)) as APIGatewayProxyStructuredResultV2)
    : await notFound(event);
  // The bar says who is signed in on every page, also on those that do not ask.
  const { name: who } =
    match?.asksWho || !isPage(result.headers) ? signedIn : await authorize(host, event);
  sendResult(request, response, result, (page) =>
    withBar(page, host, { back: backTo(request, url), who }),
  );
  if (request.method === 'POST') soon();
}

/** What the API's authorizer finds out before a door of people who sign in. */
async function authorize(host: WebHost, event: object): Promise<Record<string, unknown>> {
  const { context } = (await host.doors.open(AUTHORIZER, event)) as {
    context: Record<string, unknown>;
  };
  return context;
}

const AUTHORIZER = DOORS.find(({ authorizes }) => authorizes)?.name ?? '';

async function local(
  host: WebHost,
  mail: ReturnType<typeof mailboxRoutes>,
  asked: { request: IncomingMessage; response: ServerResponse; url: URL; body: Buffer },
): Promise<void> {
  const { request, response, url, body } = asked;
  const route = `${request.method} ${url.pathname}`;
  const form = () => new URLSearchParams(body.toString());
  switch (route) {
    case 'GET /_local/bar.css':
      response.writeHead(200, { 'content-type': 'text/css' }).end(BAR_STYLE);
      return;
    case 'GET /_local/clock':
    case 'POST /_local/clock':
      return moveClock(host, request, response, form());
  }
  const found = await mail(request.method ?? 'GET', url.pathname, url.searchParams);
  if (!found) {
    response
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('There is no such page of the laptop host.\n');
    return;
  }
  if (!isPage(found.headers)) return sendCompressed(request, response, found);
  const event = toEvent(request, { url, body, match: undefined, now: host.clock.now() });
  const { name: who } = await authorize(host, event);
  const page = withBar(String(found.body), host, { back: backTo(request, url), who });
  sendCompressed(request, response, { ...found, body: page });
}

function isPage(headers: Record<string, unknown> = {}): boolean {
  return String(headers['content-type'] ?? '').startsWith('text/html');
}

/** The page that is shown, if it can be asked for again. */
function backTo({ method }: IncomingMessage, { pathname, search }: URL): string {
  return method === 'GET' ? `${pathname}${search}` : '/';
}

function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((done, fail) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
    });
    request.on('end', () => done(Buffer.concat(chunks)));
    request.on('error', fail);
  });
}

/** Lets what is due happen: soon after somebody did something, and when its time comes. */
function beat({ pump, clock, ticking, remember }: WebHost) {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let waiting = false;

  async function run(): Promise<void> {
    waiting = false;
    let wait = AFTER_FAILURE;
    try {
      await pump.lookAndSettle();
      remember();
      const next = await pump.next();
      wait = next ? Date.parse(next) - Date.parse(clock.now()) : LONGEST_NAP;
    } finally {
      // Whatever went wrong, the heart goes on beating.
      clearTimeout(timer);
      const nap = Math.min(Math.max(wait, 50), LONGEST_NAP);
      if (ticking && !stopped) timer = setTimeout(soon, nap);
    }
  }

  function soon(): void {
    if (stopped || waiting || !ticking) return;
    waiting = true;
    setImmediate(() => run().catch(() => undefined));
  }

  const begin = async () => {
    if (ticking) await run();
  };
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };
  return { soon, begin, stop };
}
