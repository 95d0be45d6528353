import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARK_AFTER } from '../../functions/domain/gates.ts';
import type { GateName } from '../../functions/domain/moves.ts';
import { DAY, HOUR, MINUTE, plus } from '../../functions/domain/time.ts';
import { interviewsEnd } from '../../functions/domain/timetable.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters, toldTwice } from '../fixtures/letters.ts';
import { failure, meddle, moveExpiry } from '../fixtures/meddle.ts';
import {
  definedSteps,
  errorsOf,
  isDetour,
  pathOf,
  startAgain,
  stepsTaken,
  theRun,
} from '../fixtures/runs.ts';
import { aSentOneIn } from '../fixtures/stages.ts';
import {
  answer,
  offer,
  recommend,
  release,
  SAID,
  sentTeams,
  type Team,
} from '../fixtures/teams.ts';

/** Each gate, in the order of a season, with its state, and the one that settles it. */
const GATES: [GateName, string, string][] = [
  ['shortlist', 'Wait for the shortlist decision', 'Settle the shortlist decision'],
  [
    'shortlist-reserve',
    'Wait as a reserve for an interview',
    'Settle the reserve for an interview',
  ],
  ['interview', 'Wait for the interview', 'Settle the interview'],
  ['acceptance', 'Wait for the acceptance decision', 'Settle the acceptance decision'],
  ['acceptance-reserve', 'Wait as a reserve for a place', 'Settle the reserve for a place'],
  ['answer', "Wait for the team's answer", "Settle the team's answer"],
];
const COUNT = 9;

let academy: Academy;
let teams: Team[];
const taken = new Set<string>();
const admin = (team: Team, what: string, input = {}) =>
  academy.admins[0].browser.post(`/admin/applications/${team.id}/${what}`, input);
const record = (team: Team, outcome: string) =>
  academy.panel[0].browser.post(`/panel/applications/${team.id}/interview`, {
    ...{ ...SAID, outcome, feedback: 'Thank you.' },
  });
const newest = (team: Team) => pathOf(academy, team.id);

/** Who stands where: the first is left at the interview, the second at the acceptance, and so on. */
const team = (index: number) => teams[index] as Team;
const AT: Record<GateName, number> = {
  shortlist: 0,
  interview: 0,
  acceptance: 1,
  'acceptance-reserve': 2,
  answer: 3,
  'shortlist-reserve': COUNT - 1,
};

/** Goes on with the season until a team waits at the gate. */
async function bringTo(gate: GateName): Promise<Team> {
  if (gate === 'shortlist-reserve')
    await release(academy, teams, [...teams.slice(1).map(() => 'shortlisted' as const), 'reserve']);
  if (gate === 'acceptance') await recommend(academy, teams.slice(1, 4));
  if (gate === 'acceptance-reserve') {
    await offer(academy, team(AT.answer));
    await done(admin(team(AT['acceptance-reserve']), 'hold'));
    await academy.pump.settle();
  }
  return team(AT[gate]);
}

beforeAll(async () => {
  // One place: the team that gets the offer holds it, and those behind it wait.
  academy = await openAcademy({ programme: easyProgramme({ places: 1 }) });
  teams = await sentTeams(academy, COUNT);
});
afterAll(() => academy.stop());

describe.each(GATES)('settling the gate %s', (gate, wait, settle) => {
  let one: Team;
  const token = async () => (await academy.gate(one.id, gate)).token ?? '';
  beforeAll(async () => {
    one = await bringTo(gate);
    expect(newest(one).at(-1)).toBe(wait);
  });

  it('asks the table, not the signal: undecided, it waits again whatever the signal says', async () => {
    const before = await token();
    academy.runner.sendTaskSuccess({ taskToken: before, output: '{"outcome":"accept"}' });
    await academy.pump.settle();
    const after = settle.replace('Settle', 'After');
    expect(newest(one).slice(-4)).toEqual([wait, settle, after, wait]);
    expect(await token()).not.toBe(before);
  });

  it('asks the table, not the time-out: undecided and its date not past, it waits again', async () => {
    academy.runner.sendTaskFailure({ taskToken: await token(), error: 'States.Timeout' });
    await academy.pump.settle();
    expect(newest(one).at(-1)).toBe(wait);
  });

  it('of an unexpected error stops for an operator, who starts it again where the table says', async () => {
    academy.runner.sendTaskFailure({ taskToken: await token(), error: 'Boom' });
    await academy.pump.settle();
    const { executionArn } = theRun(academy, 'application', `${one.id}-1${suffix(one)}`);
    expect(newest(one).at(-1)).toBe('Needs an operator');
    expect(academy.runner.describeExecution({ executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'Boom',
    });
    const told = academy.mailbox.count();
    taken.add(one.id);
    startAgain(academy, one.id, `${one.id}-1-repaired-at-${gate}`);
    await academy.pump.settle();
    expect(newest(one).slice(0, 2)).toEqual(['Where am I', 'Go to the stage']);
    expect(newest(one).at(-1)).toBe(wait);
    expect(academy.mailbox.count()).toBe(told);
  });

  /** The first team is repaired twice. */
  const suffix = (of: Team) => (taken.has(of.id) ? '-repaired-at-shortlist' : '');
});

describe('the season goes on', () => {
  it('an error while a gate opens stops for an operator; the decision made meanwhile is kept', async () => {
    const one = team(4);
    const { token = '' } = await academy.gate(one.id, 'interview');
    const stop = meddle({
      before: ({ command, text }) => {
        if (command.startsWith('Update') && text.includes(`"${one.id}`) && text.includes('attempt'))
          throw failure('Boom');
      },
    });
    academy.runner.sendTaskSuccess({ taskToken: token, output: '{}' });
    await academy.pump.settle();
    stop();
    const { executionArn } = theRun(academy, 'application', `${one.id}-1`);
    expect(newest(one).at(-1)).toBe('Needs an operator');
    expect(errorsOf(academy, executionArn)).toEqual(['Boom']);
    await done(record(one, 'recommend'));
    startAgain(academy, one.id, `${one.id}-1-repaired`);
    await academy.pump.settle();
    expect(newest(one)).toEqual([
      'Where am I',
      'Go to the stage',
      'Wait for the acceptance decision',
    ]);
    expect((await academy.gate(one.id, 'interview')).consumedAt).toBeDefined();
  });

  it('a transient error is tried again, and nobody hears of it', async () => {
    const one = team(5);
    let times = 0;
    const stop = meddle({
      before: ({ command, text }) => {
        const opens = command.startsWith('Update') && text.includes('attempt');
        if (opens && text.includes(`"${one.id}`) && ++times <= 2) throw failure('TableBusy');
      },
    });
    await done(record(one, 'recommend'));
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    stop();
    expect(times).toBe(3);
    expect(newest(one).at(-1)).toBe('Wait for the acceptance decision');
    const { attempt } = await academy.gate(one.id, 'acceptance');
    expect(attempt).toMatch(/#002$/);
  });

  it('an offer whose date was moved later is open until then, and lapses then', async () => {
    const one = team(AT.answer);
    const { offerExpiresAt = '' } = await academy.application(one.id);
    const later = plus(offerExpiresAt, 2 * DAY + 500);
    await moveExpiry(one.id, later);
    await academy.pump.moveTo(plus(later, -1));
    expect((await academy.application(one.id)).status).toBe('offered');
    expect(newest(one).at(-1)).toBe("Wait for the team's answer");
    await moveExpiry(one.id, plus(later, 400 * DAY));
    await academy.pump.moveTo(plus(later, MINUTE));
    expect((await academy.application(one.id)).status).toBe('offered');
  });

  it('an overdue gate is chased, then escalated, never closed', async () => {
    const due = interviewsEnd(academy.programme);
    await academy.pump.moveTo(plus(due, 24 * DAY));
    const about = (kind: string) =>
      letters(academy, kind).filter(({ occasion }) => occasion.startsWith('interview__'));
    const days = (kind: string) => [...new Set(about(kind).map(({ sentAt }) => sentAt))];
    expect(days('decision-chase')).toEqual([plus(due, DAY)]);
    expect(new Set(about('decision-chase').map(({ to }) => to)).size).toBe(academy.panel.length);
    expect(days('decision-escalation')).toEqual([3, 10, 17, 24].map((day) => plus(due, day * DAY)));
    expect(about('decision-escalation')).toHaveLength(4 * academy.admins.length);
    expect((await academy.application(team(0).id)).status).toBe('shortlisted');
    expect(newest(team(0)).at(-1)).toBe('Wait for the interview');
  });
});

describe('at 280 days', () => {
  // The shortlist gate was decided by the release long ago.
  const parked = GATES.filter(([gate]) => gate !== 'shortlist');
  let forgotten: string;
  beforeAll(async () => {
    // One that no release is about, as if it had come in late.
    forgotten = (await aSentOneIn(academy.programme)).id;
    startAgain(academy, forgotten, `${forgotten}-1`);
    await academy.pump.settle();
    // Months in which the machine was off; the oldest execution comes to its 280 days soon after.
    const parkedAt = plus(academy.clock.now(), PARK_AFTER);
    academy.clock.moveTo(plus(parkedAt, -45 * DAY));
    await academy.pump.moveTo(plus(parkedAt, MINUTE));
  });

  it.each(parked)(
    'the gate %s is parked: its execution ends, the gate stays open',
    async (gate) => {
      const one = team(AT[gate]);
      expect(newest(one).at(-1)).toBe('Parked');
      const found = await academy.gate(one.id, gate);
      expect(found).toMatchObject({ parkedAt: expect.any(String), resumes: 1 });
      expect(found.decision).toBeUndefined();
    },
  );

  it('a gate that nobody is chased about is parked too', async () => {
    expect(pathOf(academy, forgotten).at(-1)).toBe('Parked');
    expect((await academy.application(forgotten)).status).toBe('submitted');
  });

  it('each is listed for operators as parked, also the one that nobody is chased about', async () => {
    const reply = await academy.operators[0]?.browser.get('/operator/decisions');
    const stuck = reply?.data['stuck'] as { application: { id: string }; trouble: string }[];
    const found = stuck.filter(({ trouble }) => trouble === 'parked');
    const ids = found.map(({ application }) => application.id);
    expect(ids).toEqual(
      expect.arrayContaining([...parked.map(([gate]) => team(AT[gate]).id), forgotten]),
    );
  });

  it('the later decision starts the next execution, which asks the table and goes on', async () => {
    await done(record(team(AT.interview), 'recommend'));
    await academy.pump.settle();
    expect(newest(team(AT.interview))).toEqual([
      'Where am I',
      'Go to the stage',
      'Wait for the acceptance decision',
    ]);
    expect((await answer(academy, team(AT.answer), 'accept')).status).toBe(200);
    expect(newest(team(AT.answer)).slice(-2)).toEqual([
      "Start the team's timeline",
      'In the cohort',
    ]);
    await done(admin(team(AT['acceptance-reserve']), 'close', { feedback: 'Thank you.' }));
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    expect(newest(team(AT['acceptance-reserve'])).at(-1)).toBe('The application is over');
    for (const gate of ['interview', 'answer', 'acceptance-reserve'] as const)
      expect((await academy.gate(team(AT[gate]).id, gate)).consumedAt).toBeDefined();
    expect(toldTwice(academy)).toEqual([]);
  });

  it('starting the execution of an accepted team again changes nothing', async () => {
    startAgain(academy, team(AT.answer).id, `${team(AT.answer).id}-1-again`);
    await academy.pump.settle();
    expect(newest(team(AT.answer))).toEqual([
      'Where am I',
      'Go to the stage',
      "Start the team's timeline",
      'In the cohort',
    ]);
  });
});

it('every way to wait again, to be parked, to need an operator and to begin in the middle was taken', () => {
  const taken = stepsTaken(academy, 'application');
  const missing = [...definedSteps('application')].filter(
    (step) => isDetour(step) && !taken.has(step),
  );
  expect(missing).toEqual([]);
});
