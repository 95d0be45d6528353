import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Gate } from '../../functions/domain/gates.ts';
import { DAY, plus } from '../../functions/domain/time.ts';
import { interviewsEnd } from '../../functions/domain/timetable.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { meddle } from '../fixtures/meddle.ts';
import { errorsOf, pathOf, theRun } from '../fixtures/runs.ts';
import { aDraft, interview, release, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;
beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 20 }) });
});
afterAll(() => academy.stop());

/** The event with which the definition opens a gate. */
function opening(team: Team, over: object = {}): Record<string, unknown> {
  return {
    applicationId: team.id,
    sending: 1,
    gate: 'shortlist',
    token: 'a-token',
    enteredAt: academy.clock.now(),
    retry: 0,
    ...over,
  };
}

describe('opening a gate', () => {
  it('reads consistently', async () => {
    const [team] = (await sentTeams(academy, 1)) as [Team];
    const reads: string[] = [];
    const stop = meddle({
      before: ({ command, text }) => {
        if (!/^(Update|Put|Transact)/.test(command)) reads.push(text);
      },
    });
    await academy.open('OpenGate', opening(team));
    stop();
    const ofIt = reads.filter((text) => text.includes(team.id));
    expect(ofIt).toHaveLength(1);
    expect(ofIt.filter((text) => !text.includes('"ConsistentRead":true'))).toEqual([]);
  });

  it('stores the token only over an older attempt, keeping decision and votes', async () => {
    const [team] = (await sentTeams(academy, 1)) as [Team];
    const before = await academy.gate(team.id, 'shortlist');
    const old = opening(team, { enteredAt: plus(academy.clock.now(), -1), token: 'old' });
    await expect(academy.open('OpenGate', old)).rejects.toMatchObject({ name: 'GateSuperseded' });
    expect(await academy.gate(team.id, 'shortlist')).toEqual(before);
    await academy.open('OpenGate', opening(team, { retry: 1, token: 'newer' }));
    const after = await academy.gate(team.id, 'shortlist');
    expect(after).toEqual({ ...before, token: 'newer', attempt: after.attempt });
  });

  it('fails with GateAlreadySettled if a decision is already there', async () => {
    const [team] = (await sentTeams(academy, 1)) as [Team];
    await done(team.browser.post('/application/withdraw', { confirm: 'yes' }));
    const decided = await academy.gate(team.id, 'shortlist');
    await expect(academy.open('OpenGate', opening(team))).rejects.toMatchObject({
      name: 'GateAlreadySettled',
    });
    expect((await academy.gate(team.id, 'shortlist')).decision).toEqual(decided.decision);
  });

  it('fails with GateAlreadySettled if the application was taken back and sent again', async () => {
    const [team] = (await sentTeams(academy, 1)) as [Team];
    await done(team.browser.post('/application/take-back', { confirm: 'yes' }));
    await done(team.browser.post('/application/send'));
    await academy.pump.settle();
    await expect(academy.open('OpenGate', opening(team))).rejects.toMatchObject({
      name: 'GateAlreadySettled',
    });
    const [first, second] = [`${team.id}-1`, `${team.id}-2`].map(
      (name) => theRun(academy, 'application', name).status,
    );
    expect([first, second]).toEqual(['SUCCEEDED', 'RUNNING']);
  });

  it('is caught and settled when the decision came between two tasks of the execution', async () => {
    const team = await aDraft(academy);
    let withdrawn: Promise<unknown> | undefined;
    const stop = meddle({
      before: async ({ command, text }) => {
        // The first that the workflow asks about the gate is whether it is decided.
        if (withdrawn || !/Get/.test(command) || !text.includes('GATE#0001#shortlist')) return;
        withdrawn = Promise.resolve();
        withdrawn = done(team.browser.post('/application/withdraw', { confirm: 'yes' }));
        await withdrawn;
      },
    });
    await done(team.browser.post('/application/send'));
    await academy.pump.settle();
    stop();
    const run = theRun(academy, 'application', `${team.id}-1`);
    expect(errorsOf(academy, run.executionArn)).toEqual(['GateAlreadySettled']);
    expect(pathOf(academy, team.id).slice(-4)).toEqual([
      'Wait for the shortlist decision',
      'Settle the shortlist decision',
      'After the shortlist decision',
      'The application is over',
    ]);
    expect((await academy.gate(team.id, 'shortlist')).consumedAt).toBeDefined();
  });
});

describe('an open gate', () => {
  let gate: Gate;
  let team: Team;
  beforeAll(async () => {
    const teams = (await sentTeams(academy, 2)) as [Team, Team];
    team = teams[0];
    await release(academy, teams, ['shortlisted', 'shortlisted']);
    await academy.pump.settle();
    gate = await academy.gate(team.id, 'interview');
  });

  it("holds what is asked, of whom, by when, and the current token with its attempt, in somebody's inbox", async () => {
    expect(gate).toMatchObject({
      gate: 'interview',
      token: expect.any(String),
      attempt: expect.stringMatching(/^2024-10-07T08:00:00.000Z#000$/),
      openedAt: '2024-10-07T08:00:00.000Z',
    });
    const item = (await academy.everything()).find(
      ({ pk, sk }) => pk === `APPLICATION#${team.id}` && sk === 'GATE#0001#interview',
    );
    expect(item).toMatchObject({
      todo: 'work',
      todoAt: plus(interviewsEnd(academy.programme), DAY),
    });
    const { applications } = await done(academy.panel[0].browser.get('/panel'));
    expect(applications).toContainEqual(
      expect.objectContaining({ id: team.id, status: 'shortlisted' }),
    );
  });

  it('keeps its token from every page and mail', async () => {
    const [admin, panel] = [academy.admins[0].browser, academy.panel[0].browser];
    const seen = await Promise.all([
      admin.get('/admin'),
      admin.get(`/admin/applications/${team.id}`),
      admin.page(`/admin/applications/${team.id}`),
      panel.get('/panel'),
      team.browser.get('/application'),
      team.browser.page('/application'),
    ]);
    expect(seen.filter(({ text }) => text.includes(gate.token ?? ''))).toEqual([]);
    const raw = academy.mailbox.all().map((mail) => Buffer.from(mail.raw).toString());
    expect(raw.filter((text) => text.includes(gate.token ?? ''))).toEqual([]);
  });

  it('holds its decision once decided, and whether it was consumed', async () => {
    await interview(academy, team);
    const decided = await academy.gate(team.id, 'interview');
    const { id, name } = academy.panel[0];
    expect(decided.decision).toMatchObject({
      outcome: 'recommend',
      by: { id, name, role: 'panel' },
      at: academy.clock.now(),
      requestId: expect.any(String),
    });
    expect(decided.consumedAt).toBe(academy.clock.now());
    expect(decided.token).toBeUndefined();
  });
});
