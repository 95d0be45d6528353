import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Programme } from '../../functions/domain/programme.ts';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { closesAt, dueOf } from '../../functions/domain/timetable.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import {
  aDraft,
  answer,
  offer,
  recommend,
  release,
  sentTeams,
  type Team,
} from '../fixtures/teams.ts';

let academy: Academy;

/** The programme with one milestone changed. */
function withMilestone(id: string, change: object): Programme {
  const milestones = academy.programme.milestones.map((each) =>
    each.id === id ? { ...each, ...change } : each,
  );
  return { ...academy.programme, milestones };
}
const idOf = (event: string) =>
  String(academy.programme.milestones.find((each) => each.event === event)?.id);
const corrections = () => letters(academy, 'date-changed');
const later = (milliseconds: number) =>
  academy.pump.moveTo(plus(academy.clock.now(), milliseconds));

describe('a deadline that moves after its first reminder', () => {
  let team: Team;
  let late: Team;
  beforeAll(async () => {
    academy = await openAcademy({ programme: easyProgramme() });
    team = await aDraft(academy);
    await academy.pump.moveTo(plus(closesAt(academy.programme), -5 * DAY));
    late = await aDraft(academy);
    await academy.change(withMilestone(idOf('applications-close'), { date: '2024-09-29' }));
  });
  afterAll(() => academy.stop());

  it('is told nobody while the change can be put right', async () => {
    await later(5 * MINUTE);
    expect(corrections()).toEqual([]);
  });

  it('is corrected once, for those who had been reminded, and for nobody else', async () => {
    await later(10 * MINUTE);
    const told = corrections().map(({ to }) => to);
    expect(told.toSorted()).toEqual(
      team.members
        .slice(0, 2)
        .map(({ email }) => email)
        .toSorted(),
    );
    expect(told).not.toContain(late.members[0]?.email);
    const [letter] = corrections();
    expect(letter?.text).toContain('29 September 2024');
    expect(letter?.text).toContain('22 September 2024');
  });

  it('is not corrected again by another start, and its reminders follow the new date', async () => {
    await academy.change(academy.programme);
    await academy.pump.moveTo(plus(closesAt(academy.programme), -DAY + MINUTE));
    expect(corrections()).toHaveLength(2);
    const reminded = letters(academy, 'draft-reminder').filter(
      ({ to }) => to === team.members[0]?.email,
    );
    expect(reminded.length).toBeGreaterThan(2);
  });

  it('put right before anybody hears of it leaves nothing to be told', async () => {
    const before = academy.programme;
    await academy.change(withMilestone(idOf('applications-close'), { date: '2024-10-03' }));
    await later(MINUTE);
    await academy.change(before);
    await later(DAY);
    expect(corrections()).toHaveLength(2);
  });
});

describe('a learning session that moves', () => {
  let team: Team;
  beforeAll(async () => {
    academy = await openAcademy({ programme: easyProgramme() });
    [team] = (await sentTeams(academy, 1)) as [Team];
    await release(academy, [team], ['shortlisted']);
    await recommend(academy, [team]);
    await offer(academy, team);
    await answer(academy, team, 'accept');
    await later(DAY);
    await academy.change(withMilestone(idOf('learning-session'), { date: '2024-11-11' }));
    await later(15 * MINUTE);
  });
  afterAll(() => academy.stop());

  it('is corrected for each member of the cohort, with the calendar entry in its next version', () => {
    const told = corrections();
    expect(told.map(({ to }) => to).toSorted()).toEqual(
      team.members
        .slice(0, 2)
        .map(({ email }) => email)
        .toSorted(),
    );
    expect(told[0]?.text).toContain('SEQUENCE:1');
    expect(told[0]?.text).toContain('DTSTART:20241111T090000Z');
  });
});

describe('a date that was past when the academy first knew of it', () => {
  const past = '2024-08-25T08:00:00.000Z';
  beforeAll(async () => {
    academy = await openAcademy({ programme: easyProgramme(), at: past });
  });
  afterAll(() => academy.stop());
  const toldOf = (id: string) =>
    letters(academy, 'milestone').filter(({ occasion }) => occasion.startsWith(`${id}__`));

  it('is not told, unless the file asks for it; then once', async () => {
    const [first] = academy.programme.milestones.filter(
      (each) => dueOf(academy.programme, each) < past,
    );
    const id = String(first?.id);
    await later(MINUTE);
    expect(toldOf(id)).toEqual([]);
    await academy.change(withMilestone(id, { announceIfPast: true }));
    await later(10 * MINUTE);
    const told = toldOf(id).length;
    expect(told).toBeGreaterThan(0);
    await academy.change(academy.programme);
    await later(DAY);
    expect(toldOf(id)).toHaveLength(told);
  });
});
