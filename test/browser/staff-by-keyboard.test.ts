import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt, shortlistAt } from '../../functions/domain/timetable.ts';
import { type Academy, openAcademy, type Somebody } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { FEEDBACK, scoreOne, sentTeams } from '../fixtures/teams.ts';
import { handsOf } from './hands.ts';
import { openChromium, visit, WAYS } from './visit.ts';

let chromium: Chromium;
let academy: Academy;
beforeAll(async () => {
  chromium = await openChromium();
});
afterAll(() => chromium.close());
afterEach(() => academy.stop());

const text = (page: Page) => page.getByRole('main').innerText();

describe.each(WAYS)('with the keyboard alone, on $way', (way) => {
  it('a panel member reviews five applications', async () => {
    academy = await openAcademy();
    await sentTeams(academy, 5);
    await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
    const member = academy.panel[0] as Somebody;
    await member.browser.get('/panel');
    const visitor = await visit(chromium, way, { url: academy.url, as: member.browser });
    const { page } = visitor;
    const { go, choose, down } = handsOf(page);
    await page.goto('/panel');
    await go('Start with the first');
    for (let review = 0; review < 5; review += 1) {
      await choose(/^No: show me/);
      await go('Continue');
      for (const _criterion of academy.programme.rubric.criteria) {
        await choose(/^0: /);
        await down(3);
      }
      await go('Submit scores and go to the next');
    }
    expect(await text(page)).toContain('You have finished all 5');
    await visitor.close();
  }, 180_000);

  it('an admin sets outcomes, reads the emails, and releases', async () => {
    academy = await openAcademy();
    const [first, ...others] = await sentTeams(academy, 3);
    await academy.pump.moveTo(plus(closesAt(academy.programme), MINUTE));
    for (const { id } of first ? [first, ...others] : []) await scoreOne(academy, id);
    await academy.pump.settle();
    const as = academy.admins[0].browser;
    await as.get('/admin');
    const visitor = await visit(chromium, way, { url: academy.url, as });
    const { page } = visitor;
    const { go, choose, down, write } = handsOf(page);
    await page.goto('/admin');
    await go(/^3 applications need an outcome/);
    await choose(`Choose ${first?.teamName}`);
    await choose('Shortlisted');
    await go('Set this outcome for the ticked ones');
    for (const { teamName } of others) await choose(`Choose ${teamName}`);
    await choose('Shortlisted');
    await down(2);
    await write(/^Feedback for each/, FEEDBACK);
    await go('Set this outcome for the ticked ones');
    expect(await text(page)).toContain('Nothing is missing');
    await go(/^Read every email/);
    expect(await text(page)).toContain('Your team is shortlisted');
    await go('Back to the shortlist');
    await go('Release the outcomes');
    expect(await text(page)).toContain('Undo the release');
    await academy.pump.moveTo(shortlistAt(academy.programme));
    const told = letters(academy).filter(({ kind }) => kind.startsWith('outcome-'));
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'outcome-not-shortlisted',
      'outcome-not-shortlisted',
      'outcome-shortlisted',
    ]);
    await visitor.close();
  }, 180_000);
});
