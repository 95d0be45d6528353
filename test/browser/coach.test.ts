import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { anOfferedOneIn, decideNow, OFFERS, TEAM } from '../fixtures/stages.ts';
import { look } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;

beforeAll(async () => {
  [academy, chromium] = [await openAcademy({ at: OFFERS }), await openChromium()];
  const { id } = await anOfferedOneIn(academy.programme);
  await decideNow({ applicationId: id, event: 'accept', by: TEAM });
  const { browser } = academy.admins[0];
  await browser.post(`/admin/people/${academy.coaches[0].id}/teams`, { teams: [id] });
  await Promise.all(academy.coaches.map((coach) => coach.browser.get('/coach')));
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

describe.each(WAYS)('on $way', (way) => {
  it('a coach sees their team, how to reach it and what comes next, and gets a calendar address', async () => {
    const visitor = await visit(chromium, way, {
      url: academy.url,
      as: academy.coaches[0].browser,
    });
    const { page } = visitor;
    const text = () => page.getByRole('main').innerText();
    await page.goto('/coach');
    expect(await text()).toContain('Learning Session 1');
    await look(visitor, 'coach home');
    await page.getByRole('link', { name: 'Kelham Listeners' }).click();
    expect(await text()).toContain('Member ada');
    await look(visitor, 'coach team');
    await page.getByRole('link', { name: 'Your teams' }).last().click();
    await page.getByRole('button', { name: 'Make a calendar address' }).click();
    expect(await text()).toMatch(/calendar\/[0-9a-f]{64}\.ics/);
    await look(visitor, 'coach calendar');
    await visitor.close();
  });
});
