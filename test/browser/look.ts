import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Visit } from './visit.ts';

const FOLDER = join(import.meta.dirname, 'screenshots');

/** WCAG 2.2 at level AA, all that it contains, and what axe calls best practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Looks at the page that is shown: takes its picture, then holds it to what every page must be. */
export async function look(visit: Visit, name: string): Promise<void> {
  const { page, way, complaints } = visit;
  mkdirSync(FOLDER, { recursive: true });
  const file = `${name} on ${way.way}`.replace(/\W+/g, '-').toLowerCase();
  await page.screenshot({ path: join(FOLDER, `${file}.png`), fullPage: true });
  expect(await axeFindings(visit), `${name}: what axe found`).toEqual([]);
  expect(await widthOf(page), `${name}: no scrolling sideways`).toBeLessThanOrEqual(way.width);
  expect(complaints, `${name}: the browser's complaints`).toEqual([]);
}

/** Presses Tab until the element with that accessible name has the focus; fails if it never has. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const label = await nameOf(page);
    if (typeof name === 'string' ? label === name : name.test(label)) return;
  }
  throw new Error(`The keyboard never came to ${name} on ${page.url()}`);
}

/** The label of what has the focus, as people read it. */
async function nameOf(page: Page): Promise<string> {
  const words = await page.locator(':focus').evaluate((element) => {
    const field = element as unknown as { labels?: { textContent: string }[] };
    const own = (element as unknown as { textContent: string }).textContent;
    return field.labels?.[0]?.textContent ?? own;
  });
  return words.replace(/\s+/g, ' ').trim();
}

async function axeFindings(visit: Visit): Promise<string[]> {
  const { page, close } = await withScripts(visit);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze();
  await close();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}

/** Axe is a script. Where there are none, it looks at the same page in a tab where only axe may run. */
async function withScripts({ page, way }: Visit): Promise<{ page: Page; close(): Promise<void> }> {
  const browser = page.context().browser();
  if (way.javaScript || !browser) return { page, close: async () => undefined };
  const { width, height } = way;
  const twin = await browser.newContext({ viewport: { width, height } });
  const copy = await twin.newPage();
  await copy.route('**/*.js', (route) => route.abort());
  await copy.goto(new URL('/accessibility', page.url()).href);
  await copy.setContent(await page.content());
  return { page: copy, close: () => twin.close() };
}

function widthOf(page: Page): Promise<number> {
  return page
    .locator('html')
    .evaluate((element) => (element as unknown as { scrollWidth: number }).scrollWidth);
}
