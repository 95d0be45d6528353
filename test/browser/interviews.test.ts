import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interviewRubric } from '../../functions/domain/interviews.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, openAcademy, type Somebody } from '../fixtures/host.ts';
import { type Player, playersOf } from '../fixtures/players.ts';
import { aShortlistedOneIn } from '../fixtures/stages.ts';
import { look } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;
let teams: Player[];
let seated: Somebody[];

/** A team for each way to meet, one that nobody has scored yet, and one without a time. */
beforeAll(async () => {
  [academy, chromium] = [
    await openAcademy({ at: '2024-10-09T10:00:00.000Z' }),
    await openChromium(),
  ];
  seated = academy.panel.slice(0, 3);
  const panel = seated.map(({ id }) => id);
  const times = { date: '2024-10-16', from: '09:00', to: '12:00', panel };
  await done(academy.admins[0].browser.post('/admin/interviews', times));
  const made = [];
  for (const _ of [...WAYS, 'unscored', 'unbooked']) {
    made.push(await aShortlistedOneIn(academy.programme));
  }
  teams = await playersOf(academy, made);
  await academy.pump.settle();
  for (const { browser } of teams.slice(0, -1)) {
    const { slots } = await done(browser.get('/application/interview'));
    const [first] = slots as { id: string }[];
    await done(browser.post('/application/interview', { slot: first?.id }));
  }
  await academy.pump.moveTo('2024-10-17T11:00:00.000Z');
  await Promise.all(teams.map(declareAll));
  await Promise.all(teams.slice(0, WAYS.length).map(scoreByOthers));
  await academy.pump.settle();
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

async function declareAll({ id }: Player): Promise<void> {
  for (const { browser } of seated) {
    await done(browser.post(`/panel/applications/${id}/conflict`, { conflict: 'no' }));
  }
}

async function scoreByOthers({ id }: Player): Promise<void> {
  const { criteria } = interviewRubric(academy.programme);
  const scores = Object.fromEntries(criteria.map((one) => [one.id, 4]));
  const comments = { [criteria[0]?.id ?? '']: 'They listen to each other.' };
  for (const { browser } of seated.slice(1, 2)) {
    await done(browser.post(`/panel/applications/${id}/interview-scores`, { scores, comments }));
  }
}

const main = (page: Page) => page.getByRole('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

describe.each(WAYS.map((way, at) => ({ way, at })))('on $way.way', ({ way, at }) => {
  it('a panel member scores an interview, sees the others, and records it for all', async () => {
    const [member] = seated as [Somebody];
    const visitor = await visit(chromium, way, { url: academy.url, as: member.browser });
    const { page } = visitor;
    await page.goto('/panel');
    expect(await main(page)).toContain('Overdue: give your scores');
    await look(visitor, 'panel interviews');
    await page.goto(`/panel/applications/${teams[at]?.id}/interview`);
    expect(await main(page)).not.toContain('They listen to each other');
    await look(visitor, 'panel interview to score');
    await press(page, 'Submit my scores');
    expect(await page.title()).toMatch(/^Error: /);
    await look(visitor, 'panel interview with mistakes');
    const criteria = page.getByRole('group').filter({ has: page.getByLabel(/^3: /) });
    for (const fieldset of await criteria.all()) await fieldset.getByLabel(/^3: /).check();
    await press(page, 'Submit my scores');
    expect(await main(page)).toContain('They listen to each other');
    await look(visitor, 'panel interview scored');
    await page.getByLabel('We recommend the team for a place').check();
    await page.getByLabel('Reasons').fill('All of us trust them to try it.');
    await press(page, 'Record the interview');
    expect(await main(page)).toContain('Enter why');
    expect(await page.getByLabel('Reasons').inputValue()).toContain('All of us trust');
    await page.getByLabel(/^Why did /).fill('They were ill that day.');
    await press(page, 'Record the interview');
    await page.waitForURL(/\/panel\?recorded$/);
    await visitor.close();
  });

  it('the delivery team sees an interview, and can record it', async () => {
    const [admin] = academy.admins;
    await admin.browser.get('/admin');
    const visitor = await visit(chromium, way, { url: academy.url, as: admin.browser });
    const { page } = visitor;
    await page.goto(`/admin/applications/${teams.at(-1)?.id}`);
    await page.getByRole('link', { name: 'See or record the interview' }).click();
    await press(page, 'Record the interview');
    expect(await page.title()).toMatch(/^Error: /);
    await look(visitor, 'admin interview without a time');
    await page.goto(`/admin/applications/${teams[at]?.id}/interview`);
    await look(visitor, 'admin interview recorded');
    await page.goto('/admin/interviews');
    await look(visitor, 'admin interviews');
    await visitor.close();
  });
});
