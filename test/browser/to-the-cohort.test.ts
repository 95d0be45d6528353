import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interviewRubric } from '../../functions/domain/interviews.ts';
import { HOUR, plus } from '../../functions/domain/time.ts';
import { offersFrom } from '../../functions/domain/timetable.ts';
import { type Browser, done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy, type Somebody } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { type Given, interview, offer, release, sentTeams, type Team } from '../fixtures/teams.ts';
import { handsOf } from './hands.ts';
import { look } from './look.ts';
import { openChromium, type Visit, visit, WAYS, type Way } from './visit.ts';

/**
 * From the shortlist to "in the cohort", on both sides and by the keyboard alone. For each way of coming
 * there is a team that goes all the way, one that declines its place, and a reserve that moves up for it.
 */
let academy: Academy;
let chromium: Chromium;
let goers: Team[];
let decliners: Team[];
let reserves: Team[];
let seated: [Somebody, ...Somebody[]];

const EACH = WAYS.map((way, at) => ({ way, at }));
const of = (teams: Team[], at: number) => teams[at] as Team;
const given = (outcome: Given): Given[] => WAYS.map(() => outcome);

beforeAll(async () => {
  const places = 2 * WAYS.length;
  [academy, chromium] = [
    await openAcademy({ programme: easyProgramme({ places }) }),
    await openChromium(),
  ];
  const teams = await sentTeams(academy, 3 * WAYS.length);
  [goers, decliners, reserves] = [0, 1, 2].map((part) =>
    teams.slice(part * WAYS.length, (part + 1) * WAYS.length),
  ) as [Team[], Team[], Team[]];
  await release(academy, teams, [
    ...given('shortlisted'),
    ...given('shortlisted'),
    ...given('reserve'),
  ]);
  seated = academy.panel.slice(0, 3) as [Somebody, ...Somebody[]];
  await done(
    academy.admins[0].browser.post('/admin/interviews', {
      ...{ date: '2024-10-16', from: '09:00', to: '16:00' },
      panel: seated.map(({ id }) => id),
    }),
  );
  for (const team of decliners) await interview(academy, team);
}, 60_000);
afterAll(async () => {
  await chromium.close();
  await academy.stop();
});

/** Somebody at a screen of that kind, without a mouse. */
async function come(way: Way, as: Browser) {
  await as.get('/');
  const visitor: Visit = await visit(chromium, way, { url: academy.url, as });
  const text = () => visitor.page.getByRole('main').innerText();
  return { visitor, page: visitor.page, text, ...handsOf(visitor.page) };
}

/** The personal link in the latest mail of that kind to the team's contact. */
function linkTo(team: Team, kind: string): string {
  const [contact] = team.members;
  const mail = letters(academy, kind).findLast(
    ({ to }) => to.toLowerCase() === contact?.email.toLowerCase(),
  );
  return /http\S+\/link\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
}

describe.each(EACH)('on $way.way', ({ way, at }) => {
  it('a shortlisted team picks a time for its interview by its mailed link, and changes it', async () => {
    const { visitor, page, text, go, choose, down } = await come(way, of(goers, at).browser);
    await page.goto(linkTo(of(goers, at), 'interview-invitation'));
    expect(await text()).toContain('Your team is shortlisted');
    await go('Choose a time for the interview');
    await look(visitor, 'team chooses a time');
    await choose(/^\d.* on Wednesday 16 October/);
    await go('Book this time');
    const first = (await academy.application(of(goers, at).id)).interviewAt;
    expect(first).toBeDefined();
    await look(visitor, 'team has a time');
    await go('Change the time of the interview');
    await choose(/^\d.* on Wednesday 16 October/);
    await down(1);
    await go('Change the time');
    const changed = (await academy.application(of(goers, at).id)).interviewAt;
    expect(changed && changed !== first).toBe(true);
    await visitor.close();
  });
});

describe.each(EACH)('after the interview, on $way.way', ({ way, at }) => {
  it('a panel member gives their own scores, sees those of others, and records the outcome', async () => {
    await academy.pump.moveTo('2024-10-17T11:00:00.000Z');
    const { id } = of(goers, at);
    const [member, ...others] = seated;
    const scores = Object.fromEntries(
      interviewRubric(academy.programme).criteria.map((one) => [one.id, 4]),
    );
    for (const { browser } of others) {
      await done(browser.post(`/panel/applications/${id}/conflict`, { conflict: 'no' }));
      await done(browser.post(`/panel/applications/${id}/interview-scores`, { scores }));
    }
    const { visitor, page, text, go, choose, down, write } = await come(way, member.browser);
    await page.goto(`/panel/applications/${id}/interview`);
    for (const _criterion of interviewRubric(academy.programme).criteria) {
      await choose(/^0: /);
      await down(3);
    }
    await go('Submit my scores');
    expect(await text()).toContain('Everybody has scored.');
    await choose('We recommend the team for a place');
    await write('Reasons', 'All of us trust them to try it.');
    await go('Record the interview');
    expect((await academy.application(id)).status).toBe('recommended');
    await visitor.close();
  });
});

describe.each(EACH)('while places are offered, on $way.way', ({ way, at }) => {
  it('an admin offers a place on the board, which holds it', async () => {
    if (at === 0) await academy.pump.moveTo(plus(offersFrom(academy.programme), HOUR));
    const team = of(goers, at);
    await offer(academy, of(decliners, at));
    const { visitor, page, text, go } = await come(way, academy.admins[0].browser);
    await page.goto('/admin');
    // On a phone with scripts the navigation is folded up behind a button.
    if (way.javaScript && way.width < 640) await page.goto('/admin/places');
    else await go(/^Places/);
    await go(`Offer a place: ${team.teamName}`);
    expect((await academy.application(team.id)).status).toBe('offered');
    expect(await text()).toContain(team.teamName);
    await visitor.close();
  });

  it('a team that declines by its mailed link makes room, and the first reserve moves up', async () => {
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    const { visitor, page, text, go, choose, down } = await come(way, of(decliners, at).browser);
    await page.goto(linkTo(of(decliners, at), 'offer'));
    await choose('Yes, we accept the place');
    await down(1);
    await go('Send our answer');
    expect(await text()).toContain('Your team declined the place');
    await academy.pump.settle();
    expect((await academy.application(of(reserves, at).id)).status).toBe('shortlisted');
    await visitor.close();
    const reserve = await come(way, of(reserves, at).browser);
    await reserve.page.goto('/application');
    expect(await reserve.text()).toContain('Your team is shortlisted');
    await look(reserve.visitor, 'reserve moved up');
    await reserve.visitor.close();
  });

  it('a team accepts by its mailed link, and is in the cohort', async () => {
    const { visitor, page, text, go, choose } = await come(way, of(goers, at).browser);
    await page.goto(linkTo(of(goers, at), 'offer'));
    await look(visitor, 'team offered');
    await choose('Yes, we accept the place');
    await go('Send our answer');
    expect(await text()).toContain('Your team is in the cohort');
    await look(visitor, 'team in the cohort');
    await visitor.close();
  });

  it('an admin sees on the board and on the timeline what became of it', async () => {
    const team = of(goers, at);
    const { visitor, page, text, go } = await come(way, academy.admins[0].browser);
    await page.goto('/admin/places');
    expect(await text()).toContain('Still to meet the panel');
    await go(team.teamName);
    await go('See what happened to this application');
    expect(await text()).toContain('accepted the place');
    await look(visitor, 'admin timeline');
    await visitor.close();
  });
});
