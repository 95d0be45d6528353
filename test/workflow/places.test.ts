import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { held, nextPromotion } from '../../functions/domain/places.ts';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { pathOf, runs, startAgain } from '../fixtures/runs.ts';
import {
  answer,
  FEEDBACK,
  interview,
  offer,
  recommend,
  release,
  sentTeams,
  type Team,
} from '../fixtures/teams.ts';

let academy: Academy;
/** Seven shortlisted, then three ranked reserves of the shortlist. */
let teams: Team[];
const team = (index: number) => teams[index] as Team;
const admin = (one: Team, what: string, input = {}) =>
  academy.admins[0].browser.post(`/admin/applications/${one.id}/${what}`, input);
const statusOf = async (one: Team) => (await academy.application(one.id)).status;
const withdraw = async (one: Team) => {
  await done(one.browser.post('/application/withdraw', { confirm: 'yes' }));
  await academy.pump.settle();
};
const heldNow = async () => held(await academy.board());
const mailsTo = (one: Team, kind: string) =>
  letters(academy, kind).filter(({ to }) => one.members.some(({ email }) => email === to));

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 5 }) });
  teams = await sentTeams(academy, 10);
  const reserves = [7, 8, 9].map(() => 'reserve' as const);
  await release(academy, teams, [
    ...teams.slice(0, 7).map(() => 'shortlisted' as const),
    ...reserves,
  ]);
  await recommend(academy, teams.slice(0, 7));
});
afterAll(() => academy.stop());

describe('the place contract', () => {
  it('an open offer holds a place, in one transaction with the gate, the expiry and the audit', async () => {
    const before = academy.runner.metrics().stateTransitions;
    academy.workflowDown();
    await done(admin(team(0), 'offer'));
    academy.workflowUp();
    expect(academy.runner.metrics().stateTransitions).toBe(before);
    expect(await heldNow()).toBe(1);
    const { offerExpiresAt } = await academy.application(team(0).id);
    expect((await academy.gate(team(0).id, 'answer')).expiresAt).toBe(offerExpiresAt);
    expect((await academy.gate(team(0).id, 'acceptance')).decision?.outcome).toBe('offer');
    const audit = (await academy.everything()).filter(
      ({ pk, what }) => pk === `APPLICATION#${team(0).id}` && what === 'offer',
    );
    expect(audit).toHaveLength(1);
  });

  it('the workflow then only sends it, after the hold', async () => {
    await academy.pump.moveTo(plus(academy.clock.now(), 2 * MINUTE));
    expect(pathOf(academy, team(0).id).at(-1)).toBe("Wait for the team's answer");
    expect(mailsTo(team(0), 'offer')).toEqual([]);
    await academy.pump.moveTo(plus(academy.clock.now(), academy.programme.holdMinutes * MINUTE));
    expect(mailsTo(team(0), 'offer')).toHaveLength(1);
  });

  it('the sixth offer is refused at the click, with what to do, and changes nothing', async () => {
    for (const index of [1, 2, 3, 4]) await offer(academy, team(index));
    const board = await academy.board();
    const refused = await admin(team(5), 'offer');
    expect(refused).toMatchObject({ status: 409, data: { title: 'NoPlaceFree' } });
    expect(refused.data['detail']).toBe(
      'All 5 places are held by teams in the cohort or by open offers. Wait until one is free, or hold this team in reserve.',
    );
    expect(await academy.board()).toEqual(board);
    expect(await statusOf(team(5))).toBe('recommended');
  });

  it('two offers for the last place at once: one is made, one is refused', async () => {
    await answer(academy, team(4), 'decline');
    expect(await heldNow()).toBe(4);
    const both = await Promise.all([admin(team(5), 'offer'), admin(team(6), 'offer')]);
    await academy.pump.settle();
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.data).toMatchObject({ title: 'NoPlaceFree' });
    expect(await heldNow()).toBe(5);
    if (both[0]?.status === 409) teams.splice(5, 2, team(6), team(5));
  });

  it('a team held in reserve waits at its gate, ahead of those who were not interviewed', async () => {
    await done(admin(team(6), 'hold'));
    await academy.pump.settle();
    expect(pathOf(academy, team(6).id).at(-1)).toBe('Wait as a reserve for a place');
    const { places } = await done(academy.admins[0].browser.get('/admin'));
    const { reserves } = places as { reserves: { applicationId: string; list: string }[] };
    expect(reserves.map(({ applicationId }) => applicationId)).toEqual(
      [6, 7, 8, 9].map((index) => team(index).id),
    );
  });

  it('accepting keeps the place; a declined offer goes to the first reserve in the list', async () => {
    expect((await answer(academy, team(0), 'accept')).status).toBe(200);
    expect(await heldNow()).toBe(5);
    await answer(academy, team(1), 'decline');
    expect(await statusOf(team(6))).toBe('offered');
    expect(await statusOf(team(7))).toBe('reserve');
    expect(await heldNow()).toBe(5);
    expect(pathOf(academy, team(6).id).at(-1)).toBe("Wait for the team's answer");
  });

  it('a place that is freed with no interviewed reserve waiting takes the first of the shortlist to an interview', async () => {
    await withdraw(team(2));
    expect(await statusOf(team(7))).toBe('shortlisted');
    expect(await statusOf(team(8))).toBe('reserve');
    expect(pathOf(academy, team(7).id).at(-1)).toBe('Wait for the interview');
    await academy.pump.moveTo(plus(academy.clock.now(), academy.programme.holdMinutes * MINUTE));
    expect(mailsTo(team(7), 'promoted-to-interview')).toHaveLength(1);
    // Meanwhile the reserve that was offered the other place has been told so, as one that waited.
    expect(mailsTo(team(6), 'promoted-to-offer')).toHaveLength(1);
    expect(mailsTo(team(6), 'offer')).toEqual([]);
  });

  it('nobody is promoted while the free place is for a team that is still ahead', async () => {
    expect(await heldNow()).toBe(4);
    expect(nextPromotion(await academy.board())).toBeUndefined();
    await academy.pump.moveTo(plus(academy.clock.now(), DAY));
    expect(await statusOf(team(8))).toBe('reserve');
    await interview(academy, team(7), 'not-recommend');
    expect(await statusOf(team(8))).toBe('shortlisted');
  });

  it('leaving after the execution has ended frees the place too, and promotes', async () => {
    const [run] = runs(academy, 'application', team(0).id);
    expect(run?.status).toBe('SUCCEEDED');
    await done(admin(team(0), 'leave', { feedback: 'Their manager has moved on.' }));
    await academy.pump.settle();
    expect(await statusOf(team(0))).toBe('left');
    expect(await statusOf(team(9))).toBe('shortlisted');
    expect(await heldNow()).toBe(3);
  });

  it('withdrawing after the execution has ended frees the place too', async () => {
    const [run] = runs(academy, 'application', team(5).id);
    academy.runner.stopExecution({ executionArn: run?.executionArn ?? '' });
    const before = await heldNow();
    await withdraw(team(5));
    expect(await statusOf(team(5))).toBe('withdrawn');
    expect(await heldNow()).toBe(before - 1);
    startAgain(academy, team(5).id, `${team(5).id}-1-again`);
    await academy.pump.settle();
    expect((await academy.gate(team(5).id, 'answer')).consumedAt).toBeDefined();
  });

  it('a lapsed offer frees its place at its instant', async () => {
    const { offerExpiresAt = '' } = await academy.application(team(3).id);
    await academy.pump.moveTo(offerExpiresAt);
    expect(await statusOf(team(3))).toBe('lapsed');
    expect((await academy.board()).teams[team(3).id]).toBeUndefined();
    const decision = (await academy.gate(team(3).id, 'answer')).decision;
    expect(decision).toMatchObject({ outcome: 'lapse', at: offerExpiresAt });
    expect(mailsTo(team(3), 'offer-lapsed')).toHaveLength(1);
  });
});

describe('the reserve list', () => {
  it('is closed by a person, with feedback that the team reads', async () => {
    await academy.stop();
    academy = await openAcademy({ programme: easyProgramme({ places: 1 }) });
    teams = await sentTeams(academy, 2);
    await release(academy, teams, ['shortlisted', 'reserve']);
    await academy.pump.moveTo(plus(academy.clock.now(), 40 * DAY));
    expect(await statusOf(team(1))).toBe('reserve');
    expect(await admin(team(1), 'close')).toMatchObject({ status: 422 });
    expect(await statusOf(team(1))).toBe('reserve');
    await done(admin(team(1), 'close', { feedback: FEEDBACK }));
    await academy.pump.moveTo(plus(academy.clock.now(), DAY));
    expect(await statusOf(team(1))).toBe('not-selected');
    expect((await team(1).browser.page('/application')).text).toContain(FEEDBACK.slice(0, 30));
    expect(mailsTo(team(1), 'reserve-list-closed')[0]?.text).toContain(FEEDBACK.slice(0, 30));
    expect(pathOf(academy, team(1).id).at(-1)).toBe('The application is over');
  });

  it('follows dates that move: it waits for a later start of offers, and goes on when their end is later', async () => {
    await academy.stop();
    academy = await openAcademy({ programme: easyProgramme({ places: 1 }) });
    teams = await sentTeams(academy, 3);
    await release(academy, teams, ['shortlisted', 'shortlisted', 'reserve']);
    for (const one of [team(0), team(1)]) await interview(academy, one);
    await done(admin(team(0), 'hold'));
    await withdraw(team(1));
    const { offers } = academy.programme;
    const later = { ...offers, from: '2024-10-29', noneOpenAfter: '2024-11-03T17:00' };
    await academy.change({ ...academy.programme, offers: later });
    await academy.pump.moveTo('2024-10-28T12:00:00.000Z');
    expect(await statusOf(team(0))).toBe('reserve');
    await academy.pump.moveTo('2024-10-29T12:00:00.000Z');
    expect(await statusOf(team(0))).toBe('offered');
    await answer(academy, team(0), 'accept');
    await academy.pump.moveTo('2024-11-03T18:00:00.000Z');
    await done(team(0).browser.post('/application/leave', { confirm: 'yes' }));
    await academy.pump.settle();
    expect(await statusOf(team(2))).toBe('reserve');
    const longer = { ...later, noneOpenAfter: '2024-11-04T08:00' };
    await academy.change({ ...academy.programme, offers: longer });
    await academy.pump.settle();
    expect(await statusOf(team(2))).toBe('shortlisted');
  });
});
