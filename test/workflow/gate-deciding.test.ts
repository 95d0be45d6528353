import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR, MINUTE, plus, spoken } from '../../functions/domain/time.ts';
import { done, type Reply } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { setToken } from '../fixtures/meddle.ts';
import { pathOf, runs, startAgain, theRun } from '../fixtures/runs.ts';
import { aDraft, recommend, release, SAID, sentTeams, type Team } from '../fixtures/teams.ts';

let academy: Academy;
let teams: Team[];
let atInterview: Team[];
let recommended: Team[];

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 20 }) });
});
afterAll(() => academy.stop());

const next = (list: Team[]): Team => {
  const team = list.shift();
  if (!team) throw new Error('No team is left');
  return team;
};
const withdraw = (team: Team) => team.browser.post('/application/withdraw', { confirm: 'yes' });
const record = (team: Team, who = 0, more: object = {}) =>
  (academy.panel[who] ?? academy.panel[0]).browser.post(
    `/panel/applications/${team.id}/interview`,
    {
      ...{ ...SAID, outcome: 'recommend' },
      ...more,
    },
  );
const offerBy = (team: Team, who: number, more: object = {}) =>
  (academy.admins[who] ?? academy.admins[0]).browser.post(
    `/admin/applications/${team.id}/offer`,
    more,
  );
const auditOf = async (team: Team, what: string) =>
  (await academy.everything()).filter(
    (item) => item['pk'] === `APPLICATION#${team.id}` && item['what'] === what,
  );

/** What the doors logged while something was done. */
async function logged(act: () => Promise<void>): Promise<string> {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  process.env['LOG_LEVEL'] = 'warn';
  try {
    await act();
  } finally {
    process.env['LOG_LEVEL'] = 'silent';
    spy.mockRestore();
  }
  return lines.join('');
}

describe('a decision before the workflow got there', () => {
  it('is recorded although no token has arrived, and consumed when the execution starts', async () => {
    const team = await aDraft(academy);
    academy.workflowDown();
    await done(team.browser.post('/application/send'));
    await done(withdraw(team));
    const gate = await academy.gate(team.id, 'shortlist');
    expect(gate).toMatchObject({ decision: { outcome: 'withdraw' } });
    expect(gate.token).toBeUndefined();
    expect(runs(academy, 'application', team.id)).toEqual([]);
    academy.workflowUp();
    const log = await logged(() => academy.pump.moveTo(plus(academy.clock.now(), HOUR)));
    expect(pathOf(academy, team.id).at(-1)).toBe('The application is over');
    expect((await academy.gate(team.id, 'shortlist')).consumedAt).toBeDefined();
    expect(log).not.toContain('orphaned');
  });
});

describe('a decision at the interview', () => {
  beforeAll(async () => {
    teams = await sentTeams(academy, 13);
    await release(academy, teams, []);
    atInterview = teams.slice(0, 7);
    recommended = teams.slice(7);
  });

  it('is answered from the table only: "Already decided by X at T"', async () => {
    const team = next(atInterview);
    const declared = { conflict: 'no' };
    await done(academy.panel[1].browser.post(`/panel/applications/${team.id}/conflict`, declared));
    academy.workflowDown();
    await done(record(team, 0));
    const second = await record(team, 1);
    academy.workflowUp();
    await academy.pump.moveTo(plus(academy.clock.now(), 2 * MINUTE));
    expect(second.status).toBe(409);
    expect(second.data).toMatchObject({ title: 'AlreadyDecided' });
    const { decision } = await academy.gate(team.id, 'interview');
    const at = spoken(decision?.at ?? '', academy.programme.timeZone);
    expect(second.data['detail']).toContain(academy.panel[0].name);
    expect(second.data['detail']).toContain(at);
    expect(await auditOf(team, 'recommend')).toHaveLength(1);
    expect((await academy.gate(team.id, 'interview')).consumedAt).toBeDefined();
  });

  it('is safe when the signal fails: the sweep repeats it', async () => {
    const team = next(atInterview);
    academy.workflowDown();
    expect((await record(team)).status).toBe(200);
    academy.workflowUp();
    expect((await academy.gate(team.id, 'interview')).consumedAt).toBeUndefined();
    await academy.pump.moveTo(plus(academy.clock.now(), 2 * MINUTE));
    expect((await academy.gate(team.id, 'interview')).consumedAt).toBeDefined();
    expect(pathOf(academy, team.id).at(-1)).toBe('Wait for the acceptance decision');
  });

  it.each(['InvalidToken', 'TaskTimedOut'])(
    'reads again after %s: a newer token is signalled by the sweep',
    async (error) => {
      const team = next(atInterview);
      const { token = '', attempt = '' } = await academy.gate(team.id, 'interview');
      // What a signal meets: text that never was a token, or one whose task is over.
      const gone = error === 'InvalidToken' ? 'never-a-token' : swapped(token);
      await setToken(team.id, 'interview', { token: gone, attempt: `${attempt}` });
      expect((await record(team)).status).toBe(200);
      await academy.pump.moveTo(plus(academy.clock.now(), 90_000));
      expect((await academy.gate(team.id, 'interview')).consumedAt).toBeUndefined();
      await setToken(team.id, 'interview', { token, attempt: `${attempt}-newer` });
      const log = await logged(() => academy.pump.moveTo(plus(academy.clock.now(), HOUR)));
      expect((await academy.gate(team.id, 'interview')).consumedAt).toBeDefined();
      expect(log).not.toContain('orphaned');
    },
  );

  it('whose token stays the same and unconsumed raises the orphan alarm, and waits for an operator', async () => {
    const team = next(atInterview);
    const { executionArn } = theRun(academy, 'application', `${team.id}-1`);
    academy.runner.stopExecution({ executionArn });
    expect((await record(team)).status).toBe(200);
    const early = await logged(() => academy.pump.moveTo(plus(academy.clock.now(), 14 * MINUTE)));
    expect(early).not.toContain('orphaned');
    const late = await logged(() => academy.pump.moveTo(plus(academy.clock.now(), 3 * MINUTE)));
    expect(late).toContain('gate orphaned');
    expect(late).toContain(team.id);
    expect((await academy.application(team.id)).status).toBe('recommended');
    startAgain(academy, team.id, `${team.id}-1-repaired`);
    await academy.pump.settle();
    expect((await academy.gate(team.id, 'interview')).consumedAt).toBeDefined();
    expect(pathOf(academy, team.id).at(-1)).toBe('Wait for the acceptance decision');
  });

  it('of the team to withdraw, against one of the panel, ends in one state that all agree on', async () => {
    const team = next(atInterview);
    const [withdrawn, recorded] = await Promise.all([withdraw(team), record(team)]);
    await academy.pump.settle();
    expect(withdrawn.status).toBe(200);
    expect([200, 409]).toContain(recorded.status);
    expect((await academy.application(team.id)).status).toBe('withdrawn');
    expect((await academy.board()).teams[team.id]).toBeUndefined();
    expect(await auditOf(team, 'withdraw')).toHaveLength(1);
    expect(await auditOf(team, 'recommend')).toHaveLength(recorded.status === 200 ? 1 : 0);
    expect(pathOf(academy, team.id).at(-1)).toBe('The application is over');
    const open = (await academy.everything()).filter(
      ({ pk, sk, todo }) =>
        pk === `APPLICATION#${team.id}` && String(sk).startsWith('GATE') && todo,
    );
    expect(open).toEqual([]);
  });

  it('is on whatever gate will be open: a withdrawal while the workflow is on its way', async () => {
    const team = next(atInterview);
    academy.workflowDown();
    await done(record(team));
    await done(withdraw(team));
    academy.workflowUp();
    expect((await academy.gate(team.id, 'acceptance')).decision).toMatchObject({
      outcome: 'withdraw',
    });
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    expect(pathOf(academy, team.id).slice(-6)).toEqual([
      'Settle the interview',
      'After the interview',
      'Wait for the acceptance decision',
      'Settle the acceptance decision',
      'After the acceptance decision',
      'The application is over',
    ]);
    expect((await academy.gate(team.id, 'acceptance')).consumedAt).toBeDefined();
  });
});

describe('two decisions at the same time', () => {
  let team: Team;
  beforeAll(async () => recommend(academy, recommended));
  beforeEach(() => {
    team = next(recommended);
  });

  const held = async () => (await academy.board()).teams[team.id]?.as === 'holder';
  const statuses = (replies: Reply[]) => replies.map(({ status }) => status).sort();

  it('by two admins: one wins, the other is told by whom and when', async () => {
    const replies = await Promise.all([offerBy(team, 0), offerBy(team, 1)]);
    await academy.pump.settle();
    expect(statuses(replies)).toEqual([200, 409]);
    const winner = replies[0]?.status === 200 ? academy.admins[0] : academy.admins[1];
    const loser = replies.find(({ status }) => status === 409);
    expect(loser?.data).toMatchObject({ title: 'AlreadyDecided' });
    expect(loser?.data['detail']).toContain(winner.name);
    expect(await auditOf(team, 'offer')).toHaveLength(1);
    expect(await held()).toBe(true);
  });

  it('by a double click: one wish, one success, one offer', async () => {
    const requestId = crypto.randomUUID();
    const replies = await Promise.all([
      offerBy(team, 0, { requestId }),
      offerBy(team, 0, { requestId }),
    ]);
    const later = await offerBy(team, 0, { requestId });
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    expect(statuses([...replies, later])).toEqual([200, 200, 200]);
    expect(await auditOf(team, 'offer')).toHaveLength(1);
    const [first] = team.members;
    expect(letters(academy, 'offer').filter(({ to }) => to === first?.email)).toHaveLength(1);
  });

  it('the team withdraws while an offer is made: the place is free in the end', async () => {
    const [withdrawn, offered] = await Promise.all([withdraw(team), offerBy(team, 0)]);
    await academy.pump.settle();
    expect(withdrawn.status).toBe(200);
    expect([200, 409]).toContain(offered.status);
    expect((await academy.application(team.id)).status).toBe('withdrawn');
    expect(await held()).toBe(false);
    expect(pathOf(academy, team.id).at(-1)).toBe('The application is over');
  });
});

describe('an answer to an offer that lapses at T', () => {
  let prompt: Team;
  let late: Team;
  let lapsesAt: string;
  const accept = (team: Team) => team.browser.post('/application/answer', { answer: 'accept' });
  beforeAll(async () => {
    [prompt, late] = [next(recommended), next(recommended)];
    await done(offerBy(prompt, 0));
    await done(offerBy(late, 0));
    await academy.pump.settle();
    lapsesAt = (await academy.application(late.id)).offerExpiresAt ?? '';
  });

  it('is accepted one millisecond before T', async () => {
    await academy.pump.moveTo(plus(lapsesAt, -1));
    expect((await accept(prompt)).status).toBe(200);
    expect((await academy.application(prompt.id)).status).toBe('in-cohort');
  });

  it('is refused at T, whether or not the workflow has let it lapse', async () => {
    // The clock is there, and nothing has been done about it yet.
    academy.clock.moveTo(lapsesAt);
    expect(await accept(late)).toMatchObject({ status: 409, data: { title: 'OfferLapsed' } });
    expect((await academy.application(late.id)).status).toBe('offered');
    await academy.pump.settle();
    expect((await academy.application(late.id)).status).toBe('lapsed');
    expect(await accept(late)).toMatchObject({ status: 409, data: { title: 'AlreadyDecided' } });
    expect((await academy.board()).teams[late.id]).toBeUndefined();
    expect((await academy.application(prompt.id)).status).toBe('in-cohort');
  });
});

/** A token of the same task that has been used up. */
function swapped(token: string): string {
  const parts = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
  return Buffer.from(JSON.stringify([...parts.slice(0, 3), 'used'])).toString('base64url');
}
