import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savePeople } from '../../functions/adapters/people.ts';
import { timelinesEndAt } from '../../functions/domain/occasions.ts';
import type { Milestone, Programme } from '../../functions/domain/programme.ts';
import { addDays, DAY, MINUTE, offsetMinutes, plus } from '../../functions/domain/time.ts';
import { dueOf, opensAt } from '../../functions/domain/timetable.ts';
import { machineArn } from '../../lib/local/machines.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters, toldTwice } from '../fixtures/letters.ts';
import { failure, meddle, releaseNothing } from '../fixtures/meddle.ts';
import { definedSteps, runs, startAgain, statesOf, stepsTaken } from '../fixtures/runs.ts';
import { anOfferedOneIn, decideNow, OFFERS, TEAM } from '../fixtures/stages.ts';

let academy: Academy;
const taken = new Set<string>();

/** A programme of which only the announcements matter; the shortlist waits for nobody. */
function dates(change: (milestone: Milestone) => Partial<Milestone> = () => ({})): Programme {
  const easy = easyProgramme();
  const milestones = easy.milestones.map((milestone) => ({ ...milestone, ...change(milestone) }));
  return { ...easy, milestones };
}
const moved = (id: string, date: string) =>
  dates((milestone) => (milestone.id === id ? { date } : {}));
const dueIn = (programme: Programme, id: string) =>
  dueOf(programme, programme.milestones.find((one) => one.id === id) as Milestone);
const record = async (id: string) =>
  (await academy.everything()).find(({ sk }) => sk === `TIMELINE#OCCASION#${id}`) ?? {};
const told = (id: string) =>
  letters(academy, 'milestone').filter(({ occasion }) => occasion.startsWith(`${id}__`));
const timelineRun = () => {
  const [run] = runs(academy, 'timeline').filter(({ status }) => status === 'RUNNING');
  if (!run) throw new Error('No timeline is running');
  return run;
};
const note = () => {
  for (const step of stepsTaken(academy, 'timeline')) taken.add(step);
};

describe('the time contract', () => {
  beforeAll(async () => {
    const programme = dates();
    academy = await openAcademy({ programme, at: plus(opensAt(programme), -DAY) });
    await releaseNothing(programme.id, academy.clock.now());
  });
  afterAll(() => {
    note();
    return academy.stop();
  });

  it('a milestone that was past at first sight is skipped', async () => {
    expect((await record('delivery-team-formed'))['claimedAt']).toBeUndefined();
    await academy.pump.moveTo(plus(opensAt(academy.programme), -1));
    expect(letters(academy)).toEqual([]);
  });

  it('due means due: a milestone is announced exactly at its instant', async () => {
    const due = opensAt(academy.programme);
    await academy.pump.moveTo(due);
    expect((await record('applications-open'))['claimedAt']).toBe(due);
    expect(told('applications-open').every(({ sentAt }) => sentAt === due)).toBe(true);
    expect(told('applications-open')).toHaveLength(6 + academy.admins.length);
  });

  it('a deadline of 23:59:59.999 too, to the millisecond', async () => {
    const due = dueIn(academy.programme, 'applications-close');
    expect(due).toMatch(/22:59:59\.999Z$/);
    await academy.pump.moveTo(plus(due, -1));
    expect(told('applications-close')).toEqual([]);
    await academy.pump.moveTo(due);
    expect((await record('applications-close'))['claimedAt']).toBe(due);
  });

  it('a date moved earlier wakes the sleeping timeline, and is announced then, once', async () => {
    const [from, to] = [academy.programme, moved('learning-session-2', '2024-12-10')];
    await academy.change(to);
    await academy.pump.moveTo(plus(dueIn(to, 'learning-session-2'), MINUTE));
    expect(await record('learning-session-2')).toMatchObject({
      version: 2,
      claimedVersion: 2,
      claimedAt: dueIn(to, 'learning-session-2'),
    });
    const once = told('learning-session-2').length;
    expect(once).toBeGreaterThan(0);
    await academy.change(to);
    await academy.pump.moveTo(plus(dueIn(from, 'learning-session-2'), -4 * DAY));
    expect(told('learning-session-2')).toHaveLength(once);
  });

  it('a date moved later is not announced at the old instant, but at the new one', async () => {
    const from = academy.programme;
    // The timeline sleeps until the old date already.
    await academy.pump.moveTo(plus(dueIn(from, 'action-period-2'), -2 * DAY));
    const to = {
      ...from,
      milestones: from.milestones.map((one) =>
        one.id === 'action-period-2' ? { ...one, date: addDays(one.date, 3) } : one,
      ),
    };
    await academy.change(to);
    await academy.pump.moveTo(plus(dueIn(to, 'action-period-2'), -1));
    expect(told('action-period-2')).toEqual([]);
    await academy.pump.moveTo(dueIn(to, 'action-period-2'));
    expect((await record('action-period-2'))['claimedAt']).toBe(dueIn(to, 'action-period-2'));
    expect(told('action-period-2').length).toBeGreaterThan(0);
  });

  it('a date that moves after it was announced is a new version, and is announced again', async () => {
    const before = told('action-period-2').length;
    const to = moved('action-period-2', '2025-03-20');
    await academy.change(to);
    await academy.pump.moveTo(plus(dueIn(to, 'action-period-2'), MINUTE));
    expect(told('action-period-2')).toHaveLength(2 * before);
    expect(toldTwice(academy)).toEqual([]);
  });

  it('on both sides of the clock change the local hour is the same', async () => {
    const { timeZone } = academy.programme;
    const [winter, summer] = ['action-period-2', 'learning-session-3'].map((id) =>
      dueIn(easyProgramme(), id),
    ) as [string, string];
    expect([winter, summer].map((at) => offsetMinutes(at, timeZone))).toEqual([0, 60]);
    await academy.pump.moveTo(summer);
    expect((await record('learning-session-3'))['claimedAt']).toBe(summer);
    expect(summer).toMatch(/T08:00:00\.000Z$/);
    expect(winter).toMatch(/T09:00:00\.000Z$/);
  });

  it('a second execution of the same timeline announces nothing twice; the older one stops', async () => {
    const timelineId = `programme/${academy.programme.id}`;
    const first = timelineRun();
    const generation = Number(/-(\d+)$/.exec(first.name)?.[1]) + 1;
    academy.runner.startExecution({
      stateMachineArn: machineArn('timeline'),
      name: `by-hand-${generation}`,
      input: JSON.stringify({ timelineId, generation }),
    });
    const due = dueIn(academy.programme, 'action-period-3');
    await academy.pump.moveTo(plus(due, 8 * DAY));
    expect((await record('action-period-3'))['claimedAt']).toBe(due);
    expect(toldTwice(academy)).toEqual([]);
    expect(academy.runner.describeExecution(first).status).toBe('SUCCEEDED');
  });

  it('late means announced late: without its timeline the sweep tells it five minutes after', async () => {
    const due = dueIn(academy.programme, 'celebration');
    await academy.pump.moveTo(plus(due, -MINUTE));
    academy.runner.stopExecution(timelineRun());
    await academy.pump.moveTo(plus(due, 5 * MINUTE - 1));
    expect(told('celebration')).toEqual([]);
    await academy.pump.moveTo(plus(due, 5 * MINUTE));
    expect((await record('celebration'))['claimedAt']).toBe(plus(due, 5 * MINUTE));
    expect(told('celebration').length).toBeGreaterThan(0);
    expect(toldTwice(academy)).toEqual([]);
  });
});

describe('a timeline under strain', () => {
  beforeAll(async () => {
    const programme = dates();
    academy = await openAcademy({ programme, at: plus(opensAt(programme), -DAY) });
    await releaseNothing(programme.id, academy.clock.now());
    const subscribers = Array.from({ length: 205 }, (_, index) => ({
      name: `Subscriber ${index}`,
      email: `subscriber.${index}@people.example`,
      roles: ['subscriber' as const],
    }));
    await savePeople(programme.id, subscribers);
  });
  afterAll(() => {
    note();
    return academy.stop();
  });

  it('an announcement that fails backs off instead of spinning, and everybody is told once', async () => {
    let failed = 0;
    const stop = meddle({
      after: ({ command, text }) => {
        if (!command.startsWith('Transact') || !text.includes('"attempts":0')) return;
        failed += 1;
        if (failed <= 2) throw failure('Crashed');
      },
    });
    const due = opensAt(academy.programme);
    const [run] = runs(academy, 'timeline');
    await academy.pump.moveTo(plus(due, MINUTE));
    const states = statesOf(academy, run?.executionArn ?? '');
    expect(states.at(-1)).toBe('Back off');
    expect(states.filter((state) => state === 'Back off')).toHaveLength(1);
    await academy.pump.moveTo(plus(due, 30 * MINUTE));
    stop();
    expect(told('applications-open')).toHaveLength(205 + 6 + academy.admins.length);
    expect(toldTwice(academy)).toEqual([]);
    expect(await record('applications-open')).toMatchObject({ claimedAt: due, doneVersion: 1 });
  });

  it('recipients are recorded page by page', () => {
    const [run] = runs(academy, 'timeline');
    const states = statesOf(academy, run?.executionArn ?? '');
    expect(states.filter((state) => state === 'Record a page').length).toBeGreaterThan(1);
  });

  it('that finds its occasion changed while it claims it leaves it alone, and looks again', async () => {
    const later = moved('learning-session-2', '2025-02-06');
    let changed: Promise<void> | undefined;
    const stop = meddle({
      before: async ({ command, text }) => {
        if (changed || !command.includes('Get') || !text.includes('#learning-session-2')) return;
        changed = academy.change(later);
        await changed;
      },
    });
    const team = await aTeamInTheCohort();
    await academy.pump.moveTo(plus(dueIn(academy.programme, 'learning-session-2'), DAY));
    stop();
    expect(changed).toBeDefined();
    expect(told('learning-session-2')).toEqual([]);
    await academy.pump.moveTo(dueIn(later, 'learning-session-2'));
    expect(told('learning-session-2').length).toBeGreaterThan(0);
    expect(runs(academy, 'timeline', team)[0]?.status).toBe('RUNNING');
  });

  it('continues as a new execution long before one may live no longer, and so does that of a team', async () => {
    await academy.pump.moveTo(plus(timelinesEndAt(academy.programme), DAY));
    const all = runs(academy, 'timeline').reverse();
    const [programme, team] = ['programme-', 'team-'].map((kind) =>
      all.filter(({ name }) => name.startsWith(kind)),
    );
    for (const executions of [programme, team]) {
      expect(executions?.map(({ name }) => name.slice(-2))).toEqual(['-1', '-2']);
      expect(executions?.map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
      expect(statesOf(academy, executions?.[0]?.executionArn ?? '').at(-1)).toBe('Continued');
    }
    expect(letters(academy, 'closing')).toHaveLength(2);
    expect(toldTwice(academy)).toEqual([]);
  });
});

/** A team that accepts its place on the first day of offers; its timeline begins. */
async function aTeamInTheCohort(): Promise<string> {
  await academy.pump.moveTo(OFFERS);
  const { id } = await anOfferedOneIn(academy.programme);
  const plan = () => ({ changes: { acceptedAt: OFFERS } });
  await decideNow({ applicationId: id, event: 'accept', by: TEAM, plan });
  startAgain(academy, id, `${id}-1`);
  await academy.pump.settle();
  return id;
}

it('every state and every branch of a timeline was taken', () => {
  expect([...definedSteps('timeline')].filter((step) => !taken.has(step))).toEqual([]);
});
