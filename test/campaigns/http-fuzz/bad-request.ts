import type { Random } from '../../../lib/local/season/random.ts';
import { DOORS } from '../../../lib/manifest.ts';

/** A request as it is sent: raw, so that nothing on the way corrects it. */
export type BadRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
};

/** What is known of the academy that is knocked at: links that work, an application that exists. */
export type Known = { secrets: string[]; applicationId: string };

const ROUTES = DOORS.flatMap(({ routes = {} }) =>
  Object.entries(routes)
    .filter(([, who]) => who === 'public' || who === 'team')
    .map(([route]) => route.split(' ') as [method: string, path: string]),
);

/** A request with something wrong in it: one thing, or several. */
export function badRequest(random: Random, known: Known): BadRequest {
  const [method, pattern] = random.pick(ROUTES);
  const path = pattern.replace(/\{\w+\}/g, () => encode(value(random, known)));
  const type = random.next() < 0.75 ? random.pick(TYPES) : value(random, known);
  const body = random.next() < 0.7 ? bodyOf(random, known, type) : undefined;
  const chosen = random.next() < 0.15 ? random.pick(METHODS) : method;
  return {
    method: chosen,
    path: `${random.next() < 0.08 ? oddPath(random, path) : path}${query(random, known)}`,
    headers: headersOf(random, known, type, body),
    ...(body && chosen !== 'GET' && chosen !== 'HEAD' ? { body } : {}),
  };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

const TYPES = [
  ...['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'text/xml'],
  ...[
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/octet-stream',
  ],
];

/** Values that have broken programs before. Headers and addresses get those that can stand there. */
const NASTY = [
  ...['', ' ', '0', '-1', '1e999', 'NaN', 'null', 'undefined', 'true', '[]', '{}', "' OR 1=1 --"],
  ...[
    '../../etc/passwd',
    '..%2f..%2f',
    '%00',
    '%',
    '%zz',
    '\u0000',
    '\u202e',
    '\ud800',
    'é'.repeat(200),
  ],
  ...[
    '<script>alert(1)</script>',
    '{{7*7}}',
    '$' + '{jndi:ldap://x}',
    'APPLICATION#1',
    'PROGRAMME#x',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'.repeat(5000), '💥'.repeat(50)],
  ...[
    'a'.repeat(64),
    `application-1.${'a'.repeat(64)}`,
    'new',
    'problem-and-aim',
    'team',
    'members',
  ],
];

const FIELDS = [
  ...[
    'name',
    'email',
    'teamName',
    'requestId',
    'confirm',
    'who',
    'consents',
    'consent.privacy-notice',
  ],
  ...[
    'livedExperience',
    'contactId',
    'answer.improvement',
    'answer.protected-time',
    'seen.teamName',
  ],
  ...[
    'answers',
    'members',
    'organisation',
    'sector',
    'payBand',
    'equality.age',
    'answer',
    'version',
  ],
  ...['__proto__', 'constructor', 'seen.member', 'later', 'from', 'memberId', 'slot', 'reason'],
];

function value(random: Random, { secrets, applicationId }: Known): string {
  const roll = random.next();
  if (roll < 0.1) return random.pick(secrets);
  if (roll < 0.15) return applicationId;
  if (roll < 0.25) return noise(random, 1 + random.below(40));
  return random.pick(NASTY);
}

function noise(random: Random, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(random.below(0x2ff))).join('');
}

function bodyOf(random: Random, known: Known, type: string): Buffer {
  const roll = random.next();
  if (roll < 0.02) return Buffer.alloc(random.pick([257 * 1024, 600 * 1024]), 'a');
  if (roll < 0.12) return Buffer.from(Array.from({ length: 60 }, () => random.below(256)));
  if (roll < 0.2)
    return Buffer.from(random.pick(['{', '[', '"', '{"a":', '[1,2]', 'null', '&&=&', '%%%=%']));
  return type.includes('json') ? json(random, known) : form(random, known);
}

function form(random: Random, known: Known): Buffer {
  const fields = Array.from({ length: 1 + random.below(8) }, () => {
    const name = random.next() < 0.85 ? random.pick(FIELDS) : value(random, known);
    const text = value(random, known);
    return random.next() < 0.9 ? `${encode(name)}=${encode(text)}` : `${name}=${text}`;
  });
  return Buffer.from(fields.join('&'));
}

function json(random: Random, known: Known): Buffer {
  const entries = Array.from({ length: 1 + random.below(6) }, () => [
    random.next() < 0.85 ? random.pick(FIELDS) : value(random, known),
    nested(random, known, 3),
  ]);
  return Buffer.from(JSON.stringify(Object.fromEntries(entries)));
}

function nested(random: Random, known: Known, depth: number): unknown {
  const roll = random.next();
  if (depth > 0 && roll < 0.15)
    return [nested(random, known, depth - 1), nested(random, known, depth - 1)];
  if (depth > 0 && roll < 0.3) return { [random.pick(FIELDS)]: nested(random, known, depth - 1) };
  if (roll < 0.5) return random.pick([null, true, false, 0, -1, 1e21, 3.5, '']);
  return value(random, known);
}

function query(random: Random, known: Known): string {
  if (random.next() < 0.7) return '';
  const name = random.pick(['who', 'saved', 'from', 'version', '__proto__', 'x']);
  return `?${encode(name)}=${encode(value(random, known))}`;
}

/** A lone surrogate cannot be encoded; it goes as what it is, for the server to refuse. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function oddPath(random: Random, path: string): string {
  const odd = [
    '//',
    '/./',
    '/../',
    '/%2e%2e/',
    ';a=b',
    '%00',
    '.php',
    '/.git/config',
    '\\',
    '?',
    '#',
  ];
  return random.next() < 0.5 ? path + random.pick(odd) : random.pick(odd) + path;
}

function headersOf(
  random: Random,
  known: Known,
  type: string,
  body: Buffer | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {};
  if (random.next() < 0.7)
    headers['accept'] = random.pick(['application/json', 'text/html', '*/*']);
  if (random.next() < 0.6) headers['cookie'] = `team=${header(value(random, known))}`;
  if (random.next() < 0.5) headers['cookie'] = `team=${random.pick(known.secrets)}`;
  if (random.next() < 0.2) headers['authorization'] = `Bearer ${header(value(random, known))}`;
  if (random.next() < 0.3) headers['idempotency-key'] = header(value(random, known));
  if (random.next() < 0.2) headers['if-match'] = header(value(random, known));
  if (random.next() < 0.1)
    headers['sec-fetch-site'] = random.pick(['cross-site', 'same-site', 'odd']);
  if (random.next() < 0.1)
    headers[random.pick(['x-forwarded-for', 'range', 'expect-ct'])] = header(value(random, known));
  if (random.next() < 0.05) headers['x-large'] = 'x'.repeat(4000);
  if (body) headers['content-type'] = header(type);
  return headers;
}

/** What can stand in a header at all: the client itself refuses the rest. */
function header(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '').slice(0, 2000);
}
