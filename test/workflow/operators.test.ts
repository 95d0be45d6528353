import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordMails } from '../../functions/adapters/ledger.ts';
import type { GateName } from '../../functions/domain/moves.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { offersFrom } from '../../functions/domain/timetable.ts';
import { verify } from '../../lib/audit/verify.ts';
import type { SesAccount } from '../../lib/local/ses/account.ts';
import { done, type Reply } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters, toldTwice } from '../fixtures/letters.ts';
import { pressOn } from '../fixtures/press.ts';
import { pathOf, runs, theRun } from '../fixtures/runs.ts';
import { interview, offer, release, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;
let teams: Team[];
const account: SesAccount = {};
const team = (index: number) => teams[index] as Team;
const operator = () => academy.operators[0]?.browser as Academy['admins'][0]['browser'];
const pageOf = ({ id }: Team) => `/operator/applications/${id}`;
const later = (minutes: number) => academy.pump.moveTo(plus(academy.clock.now(), minutes * MINUTE));
const restart = (one: Team, input: object = { reason: 'It had failed' }) =>
  operator().post(`${pageOf(one)}/restart`, input);

/** Lets the execution that waits for a team's gate fail, with whatever error and cause. */
async function fail(one: Team, gate: GateName, error = 'Boom', cause = ''): Promise<void> {
  const { token = '' } = await academy.gate(one.id, gate);
  academy.runner.sendTaskFailure({ taskToken: token, error, cause });
  await academy.pump.settle();
  expect(pathOf(academy, one.id).at(-1)).toBe('Needs an operator');
}

const failuresOf = async ({ id }: Team) => {
  const { failures } = (await operator().get('/operator/failures')).data;
  return (failures as { application?: { id: string }; error?: string; aftermath: string }[]).filter(
    ({ application }) => application?.id === id,
  );
};

const stuck = async () =>
  (await operator().get('/operator/decisions')).data['stuck'] as {
    application: { id: string };
    trouble: string;
  }[];

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 4 }), account });
  teams = await sentTeams(academy, 6);
  const given = ['shortlisted', 'shortlisted', 'shortlisted', 'shortlisted', 'reserve'] as const;
  await release(academy, teams, [...given, 'not-shortlisted']);
  await interview(academy, team(3));
});
afterAll(() => academy.stop());

describe('the operators’ first page', () => {
  it('counts the executions where they are, in a table and on the workflow', async () => {
    const { waiting } = (await operator().get('/operator')).data;
    const states = teams.slice(0, 5).map(({ id }) => pathOf(academy, id).at(-1));
    expect(states).toEqual([
      ...Array(3).fill('Wait for the interview'),
      'Wait for the acceptance decision',
      'Wait as a reserve for an interview',
    ]);
    expect(waiting).toEqual({
      ...{ shortlist: 0, 'shortlist-reserve': 1, interview: 3 },
      ...{ acceptance: 1, 'acceptance-reserve': 0, answer: 0 },
    });
    const { text } = await operator().page('/operator');
    expect(text).toContain('Nothing needs you');
    expect(text).toContain('>3 here<');
    expect(text).toContain('Wait for the interview: 3');
  });
});

describe('an execution that failed', () => {
  it('is shown with the name of its error and a plain cause, never with what it quotes', async () => {
    const { token = '' } = await academy.gate(team(0).id, 'interview');
    await fail(team(0), 'interview', 'InputInvalid', `the token was ${token}`);
    const { text } = await operator().page('/operator/failures');
    expect(text).toContain('InputInvalid');
    expect(text).toContain('A door was called with something that it does not take.');
    expect(text).not.toContain(token);
    expect((await operator().page('/operator')).text).toContain(
      '1 failed execution needs a restart',
    );
    expect(await failuresOf(team(0))).toMatchObject([
      { error: 'InputInvalid', aftermath: 'needs-restart' },
    ]);
  });

  it('is not started again without a reason', async () => {
    const without = await operator().form(`${pageOf(team(0))}/restart`, { reason: ' ' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Write why it is started again');
    expect(runs(academy, 'application', team(0).id)).toHaveLength(1);
  });

  it('is started again by a button: it asks where it is, and tells nobody anything twice', async () => {
    const page = await operator().page(pageOf(team(0)));
    const told = academy.mailbox.count();
    const pressed = await pressOn(operator(), page.text, { reason: 'The table is well again' });
    expect(pressed.status).toBe(303);
    await academy.pump.settle();
    expect(pathOf(academy, team(0).id)).toEqual([
      ...['Where am I', 'Go to the stage', 'Invite to the interview', 'Wait for the interview'],
    ]);
    expect(theRun(academy, 'application', `${team(0).id}-1-restart-1`).status).toBe('RUNNING');
    expect(academy.mailbox.count()).toBe(told);
    expect(await failuresOf(team(0))).toMatchObject([{ aftermath: 'restarted' }]);
    const history = await academy.admins[0].browser.page(
      `/admin/applications/${team(0).id}/timeline`,
    );
    expect(history.text).toContain('started the workflow of the application again');
    expect(history.text).toContain('The table is well again');
    const after = await operator().page(pageOf(team(0)));
    expect(after.text).toContain('The table is well again');
    expect(after.text).not.toContain('<button type="submit" class="govuk-button"');
  });

  it('is not started again while an execution of it runs', async () => {
    const refused = await restart(team(0));
    expect(refused.status).toBe(409);
    expect(refused.data['title']).toBe('ExecutionRunning');
    expect(runs(academy, 'application', team(0).id)).toHaveLength(2);
  });

  it('is started once by one wish that comes several times, and once by two operators', async () => {
    await fail(team(1), 'interview');
    const wish = { reason: 'A double click', requestId: 'one-wish' };
    const replies = await Promise.all([1, 2, 3].map(() => restart(team(1), wish)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    await academy.pump.settle();
    expect(runs(academy, 'application', team(1).id)).toHaveLength(2);
    await fail(team(1), 'interview');
    const both = await Promise.all([restart(team(1)), restart(team(1))]);
    await academy.pump.settle();
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(runs(academy, 'application', team(1).id)).toHaveLength(3);
  });

  it('is started by the sweep where Step Functions could not be reached', async () => {
    await fail(team(2), 'interview');
    // The door finds that nothing runs, and then the start is lost.
    const start = process.env['APPLICATION_MACHINE_ARN'];
    process.env['APPLICATION_MACHINE_ARN'] = `${start}-gone`;
    const reply = await restart(team(2));
    process.env['APPLICATION_MACHINE_ARN'] = start;
    expect(reply.status).toBe(200);
    expect(runs(academy, 'application', team(2).id)).toHaveLength(1);
    expect((await operator().page(pageOf(team(2)))).text).toContain('The sweep makes it start');
    expect((await restart(team(2))).status).toBe(409);
    await later(2);
    expect(pathOf(academy, team(2).id).at(-1)).toBe('Wait for the interview');
  });

  it('whose error is not a name is shown without it', async () => {
    const { token = '' } = await academy.gate(team(2).id, 'interview');
    await fail(team(2), 'interview', token);
    const { text } = await operator().page('/operator/failures');
    expect(text).toContain('Its error has no name that can be shown.');
    expect(text).not.toContain(token);
    await done(restart(team(2)));
    await academy.pump.settle();
  });

  it('cannot be looked at while nobody can be asked, and the page says so', async () => {
    academy.workflowDown();
    const [page, first] = [
      await operator().page('/operator/failures'),
      await operator().page('/operator'),
    ];
    academy.workflowUp();
    expect([page.status, first.status]).toEqual([200, 200]);
    expect(page.text).toContain('Step Functions cannot be asked at the moment');
    expect(first.text).toContain('Step Functions cannot be asked at the moment');
  });

  it('of an application that is over needs nobody', async () => {
    expect((await restart(team(5))).data['title']).toBe('WrongStage');
    const { text } = await operator().page(pageOf(team(5)));
    expect(text).toContain('Nothing of it waits for the workflow.');
  });
});

describe('a decision that the workflow does not take', () => {
  it('is listed after some minutes, and gone once the workflow is started again', async () => {
    const { name, executionArn } = runs(academy, 'application', team(1).id)[0] ?? {};
    expect(name).toContain('-restart-2');
    academy.runner.stopExecution({ executionArn: executionArn ?? '' });
    await interview(academy, team(1));
    expect(await stuck()).toEqual([]);
    await later(16);
    expect(await stuck()).toMatchObject([
      { application: { id: team(1).id }, trouble: 'not-taken' },
    ]);
    const { text } = await operator().page('/operator/decisions');
    expect(text).toContain('Decided, not taken by the workflow');
    expect(text).toContain('A gate is orphaned');
    await done(restart(team(1)));
    await academy.pump.settle();
    expect(await stuck()).toEqual([]);
    expect(pathOf(academy, team(1).id).at(-1)).toBe('Wait for the acceptance decision');
  });
});

describe('a timeline whose execution stopped', () => {
  const stop = (about: string) => {
    const [newest] = runs(academy, 'timeline', about);
    academy.runner.stopExecution({ executionArn: newest?.executionArn ?? '' });
  };
  const running = (about: string) =>
    runs(academy, 'timeline', about).filter(({ status }) => status === 'RUNNING');

  it('of the programme is started again as its next generation, and once', async () => {
    const reply = await operator().post('/operator/dates/restart', { timelineReason: 'Stopped' });
    expect(reply.status).toBe(409);
    stop('programme-');
    expect((await operator().page('/operator/failures')).text).toContain(
      'Somebody stopped it by hand.',
    );
    const page = await operator().page('/operator/dates');
    expect(page.text).toContain('Stopped by hand');
    await pressOn(operator(), page.text, { timelineReason: 'It was stopped by mistake' });
    await academy.pump.settle();
    expect(running('programme-')).toHaveLength(1);
    const after = await operator().page('/operator/dates');
    expect(after.text).toContain('It was stopped by mistake');
    expect(after.text).not.toContain('name="timelineReason"');
  });

  it('is started by the sweep where Step Functions could not be reached', async () => {
    stop('programme-');
    const machine = process.env['TIMELINE_MACHINE_ARN'];
    process.env['TIMELINE_MACHINE_ARN'] = `${machine}-gone`;
    const wish = { timelineReason: 'Stopped again' };
    const reply = await operator().post('/operator/dates/restart', wish);
    process.env['TIMELINE_MACHINE_ARN'] = machine;
    expect(reply.status).toBe(200);
    expect(running('programme-')).toEqual([]);
    await later(2);
    expect(running('programme-')).toHaveLength(1);
  });

  it('of a team is started again as well', async () => {
    await academy.pump.moveTo(offersFrom(academy.programme));
    await offer(academy, team(3));
    await done(team(3).browser.post('/application/answer', { answer: 'accept' }));
    await academy.pump.settle();
    const about = `team-${team(3).id}`;
    expect(running(about)).toHaveLength(1);
    stop(about);
    const path = `${pageOf(team(3))}/restart-timeline`;
    await done(operator().post(path, { timelineReason: 'Stopped by mistake' }));
    await academy.pump.settle();
    expect(running(about).map(({ name }) => name)).toEqual([`${about}-2`]);
    expect((await operator().post(path, { timelineReason: 'Again' })).status).toBe(409);
    expect(await failuresOf(team(3))).toMatchObject([{ aftermath: 'restarted' }]);
  });
});

describe('mails', () => {
  it('that were given up are counted by kind, without an address, and can be tried again', async () => {
    const [, domain = ''] = (process.env['MAIL_FROM'] ?? '').split('@');
    account.brokenMailFrom = [domain];
    const to = { email: 'ada@team.example', name: 'Ada Brown' };
    const mail = { kind: 'closing' as const, occasion: 'one/1', facts: {}, to };
    await recordMails('TEST', [{ ...mail, sendAt: academy.clock.now() }], academy.clock.now());
    await later(60 * 5);
    account.brokenMailFrom = [];
    const { text } = await operator().page('/operator/mail');
    expect(text).toContain('The records of the sender’s domain are not in order.');
    expect(text).not.toContain('ada@team.example');
    expect((await operator().get('/operator')).data['needs']).toMatchObject({ mails: 1 });
    const pressed = await pressOn(operator(), text);
    expect(pressed.status).toBe(303);
    await academy.pump.settle();
    expect((await operator().get('/operator/mail')).data).toMatchObject({ failed: [] });
    expect(letters(academy, 'closing').map(({ to: address }) => address)).toEqual([to.email]);
  });
});

describe('whatever operators see', () => {
  const PAGES = ['', '/decisions', '/failures', '/dates', '/mail'].map((end) => `/operator${end}`);

  it('holds no token, no name of a team, nothing that a team wrote and no address', async () => {
    const replies: Reply[] = [];
    for (const path of [...PAGES, ...teams.map(pageOf)]) {
      replies.push(await operator().page(path), await operator().get(path));
    }
    const items = await academy.everything();
    const secrets = [
      ...items.flatMap(({ token }) => (typeof token === 'string' ? [token] : [])),
      ...teams.flatMap(({ teamName, members, answers }) => [
        teamName,
        ...members.flatMap(({ name, email }) => [name, email]),
        ...Object.values(answers).filter((answer) => answer.length > 12),
      ]),
    ];
    expect(secrets.length).toBeGreaterThan(20);
    for (const { text, status } of replies) {
      expect(status).toBe(200);
      const page = text.replace(/<aside class="local-bar"[\s\S]*?<\/aside>/, '');
      expect(secrets.filter((secret) => page.includes(secret))).toEqual([]);
    }
  });

  it('has told nobody anything twice, and is whole in every history', async () => {
    expect(toldTwice(academy)).toEqual([]);
    const { problems, entries } = await verify(academy.programme.id);
    expect(problems).toEqual([]);
    expect(entries).toBeGreaterThan(20);
  });
});
