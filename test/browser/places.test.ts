import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Application } from '../../functions/domain/application.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { playersOf } from '../fixtures/players.ts';
import {
  anOfferedOneIn,
  aRecommendedOneIn,
  aReserveIn,
  aShortlistedOneIn,
} from '../fixtures/stages.ts';
import { look } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;
let open: Application;

beforeAll(async () => {
  academy = await openAcademy({
    ...{ programme: easyProgramme({ places: 3 }), at: '2024-10-28T10:00:00.000Z' },
  });
  chromium = await openChromium();
  const { programme } = academy;
  const holders = [await anOfferedOneIn(programme), await anOfferedOneIn(programme)];
  open = await anOfferedOneIn(programme);
  for (const rank of [1, 2]) await aReserveIn(programme, rank);
  await aRecommendedOneIn(programme);
  await aShortlistedOneIn(programme);
  await academy.pump.settle();
  const [accepts, declines] = await playersOf(academy, holders);
  await accepts?.browser.post('/application/answer', { answer: 'accept' });
  await declines?.browser.post('/application/answer', { answer: 'decline' });
  await academy.pump.settle();
  await academy.admins[0].browser.get('/admin');
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

it.each(WAYS)('the board of places and what leads on from it, on $way', async (way) => {
  const as = academy.admins[0].browser;
  const visitor = await visit(chromium, way, { url: academy.url, as });
  const { page } = visitor;
  await page.goto('/admin/places');
  await look(visitor, 'places');
  await page.getByRole('link', { name: /^Move the end/ }).click();
  await look(visitor, 'places deadline');
  await page.getByRole('button', { name: 'Move the end of the offer' }).click();
  expect(await page.title()).toContain('Error');
  await look(visitor, 'places deadline again');
  await page.goto('/admin/places');
  await page.getByRole('link', { name: /^Close the reserve list for all/ }).click();
  await page
    .getByLabel(/^Feedback for/)
    .first()
    .fill('Say who would measure the change.');
  await page.getByRole('button', { name: /^Close the reserve list/ }).click();
  expect(
    await page
      .getByLabel(/^Feedback for/)
      .first()
      .inputValue(),
  ).toContain('who would measure');
  await look(visitor, 'places closing again');
  expect((await academy.application(open.id)).status).toBe('offered');
  await visitor.close();
});

it.each(WAYS)('the team of an application and how staff change it, on $way', async (way) => {
  const as = academy.admins[0].browser;
  const visitor = await visit(chromium, way, { url: academy.url, as });
  const { page } = visitor;
  await page.goto(`/admin/applications/${open.id}`);
  await page.getByRole('link', { name: 'Change who is in the team' }).click();
  await look(visitor, 'team');
  await page.getByRole('link', { name: 'Replace Member ben' }).click();
  await page.getByLabel('Reason').fill('Has moved away.');
  await page.getByRole('button', { name: 'Replace this person' }).click();
  expect(await page.getByLabel('Reason').inputValue()).toBe('Has moved away.');
  await look(visitor, 'team replace again');
  await page.goto(`/admin/applications/${open.id}/team/ben/remove`);
  await look(visitor, 'team remove');
  await visitor.close();
});
