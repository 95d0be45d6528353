import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt, shortlistAt } from '../../functions/domain/timetable.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { FEEDBACK, scoreOne, sentTeams, type Team } from '../fixtures/teams.ts';
import { look, tabTo } from './look.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let chromium: Chromium;
let academy: Academy;
beforeAll(async () => {
  chromium = await openChromium();
});
afterAll(() => chromium.close());
afterEach(() => academy.stop());

/** An academy whose three teams have been scored and wait for their outcome. */
async function scoredTeams(): Promise<Team[]> {
  academy = await openAcademy();
  const teams = await sentTeams(academy, 3);
  await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
  for (const { id } of teams) await scoreOne(academy, id);
  await academy.admins[0].browser.get('/admin');
  return teams;
}

const text = (page: Page) => page.getByRole('main').innerText();

describe.each(WAYS)('on $way', (way) => {
  it('an admin sets outcomes, reads the emails, releases, and each team is told', async () => {
    const teams = await scoredTeams();
    const [first, second, third] = teams;
    const as = academy.admins[0].browser;
    const visitor = await visit(chromium, way, { url: academy.url, as });
    const { page } = visitor;
    await page.goto('/admin');
    await look(visitor, 'admin home');
    await page.getByRole('link', { name: '3 applications need an outcome' }).click();
    expect(await text(page)).toContain('They cannot be released yet');
    await look(visitor, 'admin shortlist');

    await page.getByRole('button', { name: 'Set this outcome' }).click();
    expect(await page.title()).toMatch(/^Error: /);
    await look(visitor, 'admin bulk with mistakes');
    await page.goto('/admin/shortlist');
    for (const team of [second, third]) await page.getByLabel(`Choose ${team?.teamName}`).check();
    await page.getByLabel('Not shortlisted', { exact: true }).check();
    await page.getByLabel(/^Feedback for each/).fill(FEEDBACK);
    if (way.way === 'a desk') {
      await tabTo(page, /^Set this outcome/);
      await Promise.all([page.waitForURL('**/admin/shortlist'), page.keyboard.press('Enter')]);
    } else await page.getByRole('button', { name: 'Set this outcome' }).click();
    await page.getByRole('link', { name: first?.teamName ?? '' }).click();
    await look(visitor, 'admin application');
    await page.getByLabel('Shortlisted', { exact: true }).check();
    await page.getByRole('button', { name: 'Save outcome' }).click();
    await page.waitForURL('**/admin/shortlist', { waitUntil: 'networkidle' });
    await page.goto('/admin/shortlist?sort=team');
    expect(await text(page)).toContain('Nothing is missing');
    await look(visitor, 'admin shortlist ready');

    await page.getByRole('link', { name: 'Read every email' }).click();
    const mails = await text(page);
    expect(mails).toContain('Your team is shortlisted');
    expect(mails.split(FEEDBACK).length - 1).toBe(2);
    await look(visitor, 'admin preview');
    await page.getByRole('link', { name: 'Back to the shortlist' }).click();
    await page.getByRole('button', { name: 'Release the outcomes' }).click();
    expect(await text(page)).toContain('Undo the release');
    await look(visitor, 'admin release confirmed');
    expect(outcomes()).toEqual([]);

    await academy.pump.moveTo(shortlistAt(academy.programme));
    await page.goto('/admin/shortlist');
    expect(await text(page)).toContain('They went out at 9am on Monday 7 October 2024');
    await look(visitor, 'admin released');
    expect(outcomes()).toEqual(
      teams.map(({ members }) => members[0]?.email.toLowerCase()).toSorted(),
    );
    await page.goto('/admin/applications?status=shortlisted');
    await page.getByRole('link', { name: first?.teamName ?? '' }).click();
    await page.getByRole('link', { name: /correct it$/ }).click();
    await look(visitor, 'admin correct');
    await page.goto('/admin');
    await look(visitor, 'admin home after the release');
    await visitor.close();
  }, 180_000);
});

function outcomes(): string[] {
  return letters(academy)
    .filter(({ kind }) => kind.startsWith('outcome-'))
    .map(({ to }) => to.toLowerCase())
    .toSorted();
}
