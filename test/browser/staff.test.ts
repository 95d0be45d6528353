import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt } from '../../functions/domain/timetable.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { scoreOne, sentTeams, setOutcome, type Team } from '../fixtures/teams.ts';
import { look } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let academy: Academy;
let chromium: Chromium;
let team: Team;
let judged: Team;

beforeAll(async () => {
  academy = await openAcademy();
  chromium = await openChromium();
  [team, judged] = (await sentTeams(academy, 2)) as [Team, Team];
  await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
  await scoreOne(academy, judged.id);
  await setOutcome(academy, judged.id, 'reserve', 1);
  await academy.admins[0].browser.page('/admin/report/decisions.csv');
  // Signs both in, so that their cookies can be lent to the browser.
  await academy.admins[0].browser.get('/admin');
  await academy.panel[0].browser.get('/panel');
});
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

it.each(WAYS)('the delivery team’s pages, on $way', async (way) => {
  const as = academy.admins[0].browser;
  const visitor = await visit(chromium, way, { url: academy.url, as });
  const paths = [
    ...['/admin', '/admin/applications', `/admin/applications/${team.id}`],
    ...[`/admin/applications/${judged.id}/timeline`, '/admin/report', '/admin/report/history'],
    '/admin/report?parts=14',
  ];
  for (const path of paths) {
    const answer = await visitor.page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await look(visitor, `delivery team ${path.replace(/[0-9a-f-]{36}/, 'one')}`);
  }
  await visitor.close();
});

it.each(WAYS)(
  'the panel’s pages, on $way: a conflict is asked about before anything is shown',
  async (way) => {
    const as = academy.panel[0].browser;
    const visitor = await visit(chromium, way, { url: academy.url, as });
    const { page } = visitor;
    await page.goto('/panel');
    await look(visitor, 'panel list');
    await page.goto(`/panel/applications/${team.id}`);
    await look(visitor, 'panel application');
    await visitor.close();
  },
);

it.each(WAYS)('a team’s own page, on $way: leaving asks first', async (way) => {
  const visitor = await visit(chromium, way, { url: academy.url, as: team.browser });
  const { page } = visitor;
  await page.goto('/application');
  await look(visitor, 'status');
  await page.goto('/application/withdraw');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Withdraw');
  await look(visitor, 'withdraw');
  await visitor.close();
});
