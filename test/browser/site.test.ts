import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { opensAt } from '../../functions/domain/timetable.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { look, tabTo } from './look.ts';
import { openChromium, type Visit, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;

beforeAll(async () => {
  [academy, chromium] = [await openAcademy(), await openChromium()];
  await academy.pump.moveTo(plus(opensAt(academy.programme), MINUTE));
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

describe.each(WAYS)('on $way', (way) => {
  async function at(path: string): Promise<Visit> {
    const visitor = await visit(chromium, way, academy);
    await visitor.page.goto(path);
    return visitor;
  }

  it('the first page says when applications close, and leads to help', async () => {
    const visitor = await at('/');
    const { page } = visitor;
    const { name, organiser } = academy.programme;
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
    expect(await page.getByRole('main').innerText()).toContain(
      '11:59pm on Sunday 22 September 2024',
    );
    expect(await page.getByRole('contentinfo').innerText()).toContain(organiser.email);
    await look(visitor, 'first page');
    await visitor.close();
  });

  it.each([
    ['Accessibility', 'Accessibility'],
    ['Privacy and cookies', 'Privacy and cookies'],
  ])('%s is a click away from everywhere', async (link, heading) => {
    const visitor = await at('/');
    await visitor.page.getByRole('contentinfo').getByRole('link', { name: link }).click();
    expect(await visitor.page.getByRole('heading', { level: 1 }).innerText()).toBe(heading);
    await look(visitor, heading);
    await visitor.close();
  });

  it('a page that is not there says so in words, and whom to ask', async () => {
    const visitor = await at('/nowhere');
    expect(await visitor.page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Page not found',
    );
    await look(visitor, 'not found');
    await visitor.close();
  });

  it('the keyboard comes first to the link past everything', async () => {
    const visitor = await at('/accessibility');
    const { page } = visitor;
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await tabTo(page, /^Privacy/);
    await visitor.close();
  });
});

it.each(WAYS)('the laptop’s mailbox is as readable on $way', async (way) => {
  const visitor = await visit(chromium, way, academy);
  await visitor.page.goto('/_local/mail');
  await look(visitor, 'mailbox');
  await visitor.close();
});

it('the look at a page finds what is wrong with it', async () => {
  const visitor = await visit(chromium, WAYS[0], academy);
  await visitor.page.goto('/accessibility');
  await visitor.page.locator('main').evaluate((main) => {
    (main as unknown as { innerHTML: string }).innerHTML = '<input><p>no heading</p>';
  });
  await expect(look(visitor, 'spoilt')).rejects.toThrow(/what axe found/);
  await visitor.close();
});
