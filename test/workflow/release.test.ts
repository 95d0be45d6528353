import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, plus } from '../../functions/domain/time.ts';
import { holdUntil, shortlistAt } from '../../functions/domain/timetable.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters, toldTwice } from '../fixtures/letters.ts';
import { failure, meddle } from '../fixtures/meddle.ts';
import { statesOf, theRun } from '../fixtures/runs.ts';
import {
  confirm,
  FEEDBACK,
  type Given,
  judge,
  releaseVersion,
  sentTeams,
  setOutcome,
  type Team,
} from '../fixtures/teams.ts';

const GIVEN: Given[] = ['shortlisted', 'reserve', 'not-shortlisted', 'not-shortlisted'];

let academy: Academy;
let teams: Team[];
const admin = () => academy.admins[0].browser;
const post = (path: string, input = {}) => admin().post(`/admin/${path}`, input);
const announced = async (id: string) =>
  (await academy.everything()).find(({ sk }) => sk === `TIMELINE#OCCASION#${id}`)?.['claimedAt'];
const statuses = async () =>
  Promise.all(teams.map(async ({ id }) => (await academy.application(id)).status));

/** Everything that a team or the panel can get to see, and every mail so far. */
async function visible(): Promise<string> {
  const panel = academy.panel[1].browser;
  const ofTeam = teams.flatMap(({ browser, id }) => [
    browser.get('/application'),
    browser.page('/application'),
    browser.page('/application/withdraw'),
    panel.get(`/panel/applications/${id}`),
    panel.page(`/panel/applications/${id}`),
  ]);
  const pages = await Promise.all([...ofTeam, panel.get('/panel'), panel.page('/panel')]);
  return [...pages.map(({ text }) => text), ...letters(academy).map(({ text }) => text)].join('\n');
}

/** Nobody but the delivery team can tell what the outcomes are. */
async function expectNothingOut(): Promise<void> {
  const seen = await visible();
  expect(seen).not.toContain(FEEDBACK.slice(0, 30));
  expect(await statuses()).toEqual(GIVEN.map(() => 'submitted'));
  expect(letters(academy).filter(({ kind }) => kind.startsWith('outcome-'))).toEqual([]);
  for (const { browser } of teams)
    expect((await browser.get('/application')).data).toMatchObject({ status: 'submitted' });
}

/** A new academy with an application for each outcome, judged but not released. */
async function begin(): Promise<void> {
  // One place, so that the reserve is not promoted at once.
  academy = await openAcademy({ programme: easyProgramme({ places: 1 }) });
  teams = await sentTeams(academy, GIVEN.length);
  await judge(academy, teams, GIVEN);
}

describe('a release that is confirmed in time', () => {
  beforeAll(begin);
  afterAll(() => academy.stop());

  it('pending outcomes are items of the programme: before it is confirmed nobody sees them', async () => {
    await expectNothingOut();
    for (const { id } of teams)
      expect((await academy.gate(id, 'shortlist')).decision).toBeUndefined();
    const { outcome } = await done(admin().get(`/admin/applications/${teams[1]?.id}`));
    expect(outcome).toMatchObject({ outcome: 'reserve', feedback: FEEDBACK });
  });

  it('is of one version: an edit in between is refused with what to do', async () => {
    const version = await releaseVersion(academy);
    await setOutcome(academy, teams[2]?.id ?? '', 'not-shortlisted', 0);
    expect(await post('release', { version })).toMatchObject({
      status: 409,
      data: { title: 'ReleaseChanged' },
    });
  });

  it('takes effect at the announced date, and once: a second confirmation is refused', async () => {
    expect(await confirm(academy)).toMatchObject({ at: shortlistAt(academy.programme) });
    const version = await releaseVersion(academy);
    expect(await academy.admins[1].browser.post('/admin/release', { version })).toMatchObject({
      status: 409,
      data: { title: 'ReleaseConfirmed' },
    });
  });

  it('confirmed, an outcome can no longer be edited', async () => {
    const edit = await post(`applications/${teams[2]?.id}/outcome`, { outcome: 'shortlisted' });
    expect(edit).toMatchObject({ status: 409, data: { title: 'ReleaseConfirmed' } });
    const { outcome } = await done(admin().get(`/admin/applications/${teams[2]?.id}`));
    expect(outcome).toMatchObject({ outcome: 'not-shortlisted' });
  });

  it('confirmed but not at its instant yet, nobody sees them either', async () => {
    await academy.pump.moveTo(plus(shortlistAt(academy.programme), -1));
    await expectNothingOut();
    expect(await announced('shortlist-announced')).toBeUndefined();
  });

  it('can be undone until its instant, to the millisecond, edited, and confirmed again', async () => {
    await done(post('release/undo'));
    await setOutcome(academy, teams[2]?.id ?? '', 'not-shortlisted', 0);
    expect(await post('release/undo')).toMatchObject({ data: { title: 'ReleaseNotConfirmed' } });
    // The hold would end after the announced date now, so it is the hold that counts.
    const { at } = await confirm(academy);
    expect(at).toBe(holdUntil(academy.programme, academy.clock.now()));
    await academy.pump.moveTo(plus(String(at), -1));
    await expectNothingOut();
  });

  it('at its instant is out: gate decisions, mails and the milestone, all at once', async () => {
    const at = plus(academy.clock.now(), 1);
    await academy.pump.moveTo(at);
    expect(await statuses()).toEqual(GIVEN);
    const outcomes = letters(academy).filter(({ kind }) => kind.startsWith('outcome-'));
    expect(outcomes.map(({ kind }) => kind.slice('outcome-'.length)).sort()).toEqual(
      [...GIVEN].sort(),
    );
    expect(outcomes.every(({ sentAt }) => sentAt === at)).toBe(true);
    for (const [index, { browser }] of teams.entries()) {
      const { text } = await browser.page('/application');
      expect(text.includes(FEEDBACK.slice(0, 30)), GIVEN[index]).toBe(index > 0);
    }
    expect(await post('release/undo')).toMatchObject({
      status: 409,
      data: { title: 'ReleaseConfirmed' },
    });
  });

  it('the mail of the milestone to applicants is the outcome: they get no other', async () => {
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    const told = letters(academy, 'milestone').filter(({ occasion }) =>
      occasion.startsWith('shortlist-announced__'),
    );
    expect(told).toHaveLength(academy.panel.length);
    const [first] = teams[0]?.members ?? [];
    expect(told.filter(({ to }) => to === first?.email)).toEqual([]);
    expect(toldTwice(academy)).toEqual([]);
  });
});

describe('a release that is not confirmed at its instant', () => {
  beforeAll(begin);
  afterAll(() => academy.stop());

  it('chases the staff, and nothing goes out', async () => {
    const due = shortlistAt(academy.programme);
    await academy.pump.moveTo(plus(due, 3 * DAY + MINUTE));
    await expectNothingOut();
    expect(await announced('shortlist-announced')).toBeUndefined();
    const chases = [
      ...letters(academy, 'decision-chase'),
      ...letters(academy, 'decision-escalation'),
    ];
    expect([...new Set(chases.map(({ sentAt }) => sentAt))]).toEqual(
      [0, 1, 3].map((days) => plus(due, days * DAY)),
    );
    expect(new Set(chases.map(({ to }) => to)).size).toBe(academy.admins.length);
  });

  it('does not keep the machine busy while it waits', async () => {
    const before = academy.doorsOpened();
    await academy.pump.moveTo(plus(academy.clock.now(), 2 * DAY));
    expect(academy.doorsOpened() - before).toBeLessThan(30);
  });

  it('goes out late after the hold, and is announced then', async () => {
    const { at } = await confirm(academy);
    expect(at).toBe(holdUntil(academy.programme, academy.clock.now()));
    await academy.pump.moveTo(plus(String(at), -1));
    await expectNothingOut();
    await academy.pump.moveTo(String(at));
    expect(await statuses()).toEqual(GIVEN);
    await academy.pump.moveTo(plus(String(at), 5 * MINUTE));
    const told = letters(academy, 'milestone').filter(({ occasion }) =>
      occasion.startsWith('shortlist-announced__'),
    );
    expect(told).toHaveLength(academy.panel.length);
    await academy.pump.moveTo(plus(String(at), 2 * DAY));
    expect(toldTwice(academy)).toEqual([]);
  });
});

describe.each([
  ['before the table did it', 'before'],
  ['after the table did it', 'after'],
] as const)('a crash in the middle of the fan-out, %s', (_when, when) => {
  beforeAll(begin);
  afterAll(() => academy.stop());

  it('is resumed: nobody is told twice, nobody left out', async () => {
    await confirm(academy);
    let applied = 0;
    let crashed = 0;
    const stop = meddle({
      [when]: ({ command, text }: { command: string; text: string }) => {
        if (!command.startsWith('Transact') || !text.includes('appliedAt')) return;
        applied += 1;
        if (applied % 2 === 1 && crashed < 2) {
          crashed += 1;
          throw failure('Crashed');
        }
      },
    });
    await academy.pump.moveTo(plus(shortlistAt(academy.programme), HOUR));
    stop();
    expect(crashed).toBe(2);
    expect(await statuses()).toEqual(GIVEN);
    const outcomes = letters(academy).filter(({ kind }) => kind.startsWith('outcome-'));
    expect(new Set(outcomes.map(({ to }) => to)).size).toBe(GIVEN.length);
    expect(outcomes).toHaveLength(GIVEN.length);
    expect(toldTwice(academy)).toEqual([]);
    for (const { id } of teams) {
      expect((await academy.gate(id, 'shortlist')).consumedAt).toBeDefined();
      const { executionArn } = theRun(academy, 'application', `${id}-1`);
      const left = statesOf(academy, executionArn).filter(
        (state) => state === 'Settle the shortlist decision',
      );
      expect(left).toHaveLength(1);
    }
  });
});

describe('an intake to which nobody applied', () => {
  beforeAll(async () => {
    academy = await openAcademy({ programme: easyProgramme() });
    await academy.pump.moveTo(plus(shortlistAt(academy.programme), 10 * DAY));
  });
  afterAll(() => academy.stop());

  it('chases nobody for scores or outcomes, and waits in the queue to be closed', async () => {
    expect(letters(academy).filter(({ kind }) => /chase|escalation/.test(kind))).toEqual([]);
    const { tasks } = await done(admin().get('/admin'));
    expect(tasks).toMatchObject([{ kind: 'close-shortlist', count: 1 }]);
  });

  it('is closed by an empty release, after which nothing waits', async () => {
    await confirm(academy);
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    const { tasks, release } = await done(admin().get('/admin'));
    expect(tasks).toEqual([]);
    expect(release).toHaveProperty('completedAt');
    expect(await announced('shortlist-announced')).toBeDefined();
  });
});
