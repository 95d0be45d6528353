import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import type { Browser, Reply } from '../fixtures/browser.ts';
import { newBrowser } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { NOT_OURS } from '../fixtures/marks.ts';
import { sentTeams } from '../fixtures/teams.ts';

let academy: Academy;
let team: Browser;

beforeAll(async () => {
  academy = await openAcademy();
  const [sent] = await sentTeams(academy, 2);
  if (sent) team = sent.browser;
  await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
});
afterAll(() => academy.stop());

/** Enough to meet every kind of page, few enough to be quick. */
const MOST = 60;

/** Every page that can be reached by links from one, and everything that those pages load. */
async function crawl(browser: Browser, from: string): Promise<Map<string, Reply>> {
  const found = new Map<string, Reply>();
  const waiting = [from];
  for (let path = waiting.shift(); path && found.size < MOST; path = waiting.shift()) {
    if (found.has(path)) continue;
    const reply = await browser.page(path);
    found.set(path, reply);
    // The laptop's bar leads everywhere, also where one may not go.
    const page = reply.text.replace(/<aside class="local-bar"[\s\S]*?<\/aside>/, '');
    const links = [...page.matchAll(/(?:href|src)="(\/(?!_local)[^"#]*)/g)].map(
      ([, link = '']) => link,
    );
    waiting.push(...links.map((link) => link.replaceAll('&amp;', '&')));
  }
  return found;
}

describe.each([
  ['a visitor', '/', () => newBrowser(academy.url)],
  ['a team', '/application', () => team],
  ['the panel', '/panel', () => academy.panel[0].browser],
  ['the delivery team', '/admin', () => academy.admins[0].browser],
  ['an operator', '/operator', () => academy.operators[0]?.browser ?? newBrowser(academy.url)],
])('whatever %s can come to', (_, from, browser) => {
  it('is there, loads nothing from elsewhere, and bears nobody else’s mark', async () => {
    const found = await crawl(browser(), from);
    expect(found.size).toBeGreaterThan(5);
    for (const [path, { status, text, headers }] of found) {
      expect(status, path).toBeLessThan(400);
      expect(text.match(NOT_OURS), path).toBeNull();
      // Where the navigation has room for counts, they are there.
      expect(text, path).not.toContain('data-count=');
      expect(text, path).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
      expect(headers, path).toContain(
        "content-security-policy: default-src 'none'; script-src 'self'",
      );
      expect(headers, path).not.toContain('unsafe-');
    }
  });
});
