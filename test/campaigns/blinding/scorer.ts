import type { Random } from '../../../lib/local/season/random.ts';
import { DOORS } from '../../../lib/manifest.ts';
import type { Browser, Reply } from '../../fixtures/browser.ts';
import type { Academy, Somebody } from '../../fixtures/host.ts';

/** Something that a scorer came to see: what was asked for, and all that came back. */
export type Seen = { what: string; text: string };

/** Every route of the academy that a browser can ask for, with an application's id in it. */
const ASKED = DOORS.flatMap(({ routes = {} }) => Object.keys(routes))
  .filter((route) => route.startsWith('GET ') && !/sign-in|sign-out|link|feed|assets/.test(route))
  .map((route) => route.slice('GET '.length));

/** Asks for every page there is, as pages and as data, as any scorer could. */
export async function askForAll({ browser }: Somebody, id: string): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const route of ASKED) {
    const path = route.replace(/\{[^}]+\}/g, id);
    seen.push(shown(`GET ${path}`, await browser.get(path)));
    seen.push(shown(`the page ${path}`, await browser.page(path)));
  }
  return seen;
}

/** Goes through a review with mistakes on the way: each answer may say too much. */
export async function review(
  { programme }: Academy,
  { browser }: Somebody,
  id: string,
  random: Random,
): Promise<Seen[]> {
  const path = `/panel/applications/${id}`;
  const { criteria, highest } = programme.rubric;
  const scores = Object.fromEntries(criteria.map((one) => [one.id, random.below(highest + 1)]));
  const steps: [string, object][] = [
    ['conflict', {}],
    ['conflict', { conflict: 'no' }],
    ['scores', { scores: { need: 99 } }],
    ['scores', { scores: { need: 1 }, action: 'save' }],
    ['abstain', {}],
    ['interview', { outcome: 'unknown' }],
    ['interview-scores', { scores: {} }],
    ['scores', { scores }],
    ['scores', { scores: {} }],
    ['conflict', { conflict: 'yes' }],
  ];
  const seen: Seen[] = [];
  for (const [step, input] of steps) seen.push(...(await send(browser, `${path}/${step}`, input)));
  return seen;
}

async function send(browser: Browser, path: string, input: object): Promise<Seen[]> {
  const body = new URLSearchParams(
    Object.entries(input).flatMap(([name, value]): [string, string][] =>
      typeof value === 'object'
        ? Object.entries(value as object).map(([inner, each]): [string, string] => [
            `${name.slice(0, -1)}.${inner}`,
            String(each),
          ])
        : [[name, String(value)]],
    ),
  );
  const type = 'application/x-www-form-urlencoded';
  const page = await browser.send('POST', path, { body: String(body), type, accept: 'text/html' });
  const data = await browser.post(path, input);
  return [shown(`the form ${path}`, page), shown(`POST ${path}`, data)];
}

function shown(what: string, { status, text }: Reply): Seen {
  return { what: `${what} (${status})`, text };
}
