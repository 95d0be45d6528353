import { type Browser as Chromium, chromium, type Page } from 'playwright-core';
import type { Browser } from '../fixtures/browser.ts';
import { findChromium } from './find-chromium.ts';

/**
 * How to write a browser test: `openAcademy()` and `openChromium()` in `beforeAll`, stop and close both in
 * `afterAll`; for each way in `WAYS` take a `visit()`, drive its page as a person would (roles and labels,
 * never classes), and `look()` at every page that you come to. `look` fails for what axe finds, for
 * scrolling sideways and for anything that the browser complains about, and leaves a screenshot in
 * `test/browser/screenshots/` (not kept in git: look at them).
 */
export const WAYS = [
  { way: 'a phone', width: 320, height: 800, javaScript: true },
  { way: 'a phone without JavaScript', width: 320, height: 800, javaScript: false },
  { way: 'a desk', width: 1280, height: 900, javaScript: true },
  { way: 'a desk without JavaScript', width: 1280, height: 900, javaScript: false },
] as const;

/** How somebody comes: on which screen, in pixels, with or without JavaScript. */
export type Way = { way: string; width: number; height: number; javaScript: boolean };

/** One person at one screen. */
export type Visit = {
  page: Page;
  way: Way;
  /** What the browser complained about: errors of scripts, what the security policy stopped, failed requests. */
  complaints: string[];
  close(): Promise<void>;
};

/** Debian's browser, without a window. */
export function openChromium(): Promise<Chromium> {
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}

/** Somebody new; with `as`, somebody who has the cookies of that browser (a team, a member of staff). */
export async function visit(
  browser: Chromium,
  way: Way,
  options: { url: string; as?: Browser },
): Promise<Visit> {
  const { url, as } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: way.width, height: way.height },
    javaScriptEnabled: way.javaScript,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const cookies = Object.entries(as?.cookies ?? {});
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // Whoever goes on before a page is whole ends what it still loads.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`not loaded: ${request.url()}`);
  });
  page.on('console', (message) => {
    // The browser reports every answer of 4xx so; the tests look at those themselves.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`console: ${message.text()}`);
  });
  return { page, way, complaints, close: () => context.close() };
}
