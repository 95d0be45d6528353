import type { IncomingMessage, ServerResponse } from 'node:http';
import { DAY, instantOf, plus, spoken } from '../../functions/domain/time.ts';
import { nextEvent } from './next-event.ts';
import type { WebHost } from './web.ts';

/**
 * `GET` says the time; `POST` moves it: `move` is `event`, `day` or `date` with `to`, an instant or a
 * local date and time. Everything that falls due on the way happens in order.
 */
export async function moveClock(
  host: WebHost,
  request: IncomingMessage,
  response: ServerResponse,
  form: URLSearchParams,
): Promise<void> {
  if (request.method === 'POST') {
    const target = targetOf(host, form);
    if (target === undefined)
      return refuse(
        response,
        'Choose an event, a day, or a date such as 2024-10-07 or 2024-10-07T09:00.',
      );
    if (target < host.clock.now())
      return refuse(
        response,
        `The clock cannot go back: it is ${spoken(host.clock.now(), host.programme.timeZone)}.`,
      );
    await host.pump.moveTo(target);
    host.remember();
  }
  if (request.method === 'POST' && !(request.headers.accept ?? '').includes('json')) {
    response.writeHead(303, { location: back(form) }).end();
    return;
  }
  const body = JSON.stringify({
    now: host.clock.now(),
    next: nextEvent(host.programme, host.clock.now()),
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(body);
}

function targetOf({ clock, programme }: WebHost, form: URLSearchParams): string | undefined {
  switch (form.get('move')) {
    case 'event':
      return nextEvent(programme, clock.now())?.due ?? plus(clock.now(), DAY);
    case 'day':
      return plus(clock.now(), DAY);
    case 'date':
      return parseInstant(form.get('to') ?? '', programme);
    default:
      return undefined;
  }
}

/** An ISO instant, a local date and time, or a bare date at the programme's time of day. */
export function parseInstant(
  text: string,
  { timeOfDay, timeZone }: { timeOfDay: string; timeZone: string },
): string | undefined {
  try {
    if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text)) return new Date(text).toISOString();
    if (/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(text))
      return instantOf(text, timeOfDay, timeZone);
  } catch {
    // Not a date of the calendar; said in the same words as anything else that is not one.
  }
  return undefined;
}

function refuse(response: ServerResponse, message: string): void {
  response
    .writeHead(422, { 'content-type': 'application/json' })
    .end(JSON.stringify({ detail: message }));
}

/** The page on which the button stood: a path of this host, and nothing else. */
function back(form: URLSearchParams): string {
  const path = form.get('back') ?? '/';
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
