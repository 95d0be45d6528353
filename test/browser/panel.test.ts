import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { type Academy, openAcademy, type Somebody } from '../fixtures/host.ts';
import { sentTeams } from '../fixtures/teams.ts';
import { look, tabTo } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;

beforeAll(async () => {
  [academy, chromium] = [await openAcademy(), await openChromium()];
  await sentTeams(academy, 5);
  await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();

/** Says that there is no conflict, by the keyboard alone where asked. */
async function declare(page: Page, byKeyboard = false): Promise<void> {
  if (!byKeyboard) {
    await page.getByLabel('No: show me the application').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    return;
  }
  await tabTo(page, /^No: show me/);
  await page.keyboard.press('Space');
  await tabTo(page, 'Continue');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/panel\/applications\/[^/]+$/);
}

async function scoreAll(page: Page): Promise<void> {
  const criteria = page.getByRole('group').filter({ has: page.getByRole('radio') });
  for (const fieldset of await criteria.all()) {
    await fieldset.getByLabel(/^3: /).check();
  }
}

describe.each(WAYS.map((way, at) => ({ way, at })))('on $way.way', ({ way, at }) => {
  it('a panel member reviews five applications, with a mistake, a pause and a look at others', async () => {
    const member = academy.panel[at] as Somebody;
    await member.browser.get('/panel');
    const visitor = await visit(chromium, way, { url: academy.url, as: member.browser });
    const { page } = visitor;
    await page.goto('/panel');
    expect(await page.getByRole('main').innerText()).toContain('0 of 5 done');
    await look(visitor, 'panel list');
    await page.getByRole('button', { name: 'Start with the first' }).click();
    await look(visitor, 'panel declare');
    await declare(page, way.way === 'a desk');
    await page.getByRole('button', { name: 'Submit scores and go to the next' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    await look(visitor, 'panel review with mistakes');
    await page.getByLabel(/^Comment on “Need/).fill('People asked for it.');
    await page.getByRole('button', { name: 'Save for later and go to the next' }).click();
    for (let left = 4; left > 0; left -= 1) {
      await declare(page);
      if (left === 4) await look(visitor, 'panel review');
      await scoreAll(page);
      await page.getByRole('button', { name: 'Submit scores and go to the next' }).click();
    }
    expect(await page.getByRole('main').innerText()).toContain('You have done 4 of 5');
    expect(await page.getByLabel(/^Comment on “Need/).inputValue()).toBe('People asked for it.');
    await scoreAll(page);
    await page.getByRole('button', { name: 'Submit scores and go to the next' }).click();
    expect(await heading(page)).toBe('Your list');
    expect(await page.getByRole('main').innerText()).toContain('You have finished all 5');
    await look(visitor, 'panel list done');
    await page
      .getByRole('link', { name: /^[0-9A-Z]{4}-[0-9A-Z]{4}$/ })
      .first()
      .click();
    const others = page.getByRole('heading', { name: 'What others on the panel think' });
    expect(await others.count()).toBe(at === 0 ? 0 : 1);
    await look(visitor, 'panel review submitted');
    await visitor.close();
  }, 180_000);
});
