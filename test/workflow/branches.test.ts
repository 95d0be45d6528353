import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateEnds } from '../../functions/domain/late-link.ts';
import { MOVES, type MoveEvent } from '../../functions/domain/moves.ts';
import { HOUR, MINUTE, plus } from '../../functions/domain/time.ts';
import {
  closesAt,
  endsAt,
  reserveListCloses,
  shortlistAt,
} from '../../functions/domain/timetable.ts';
import { done, type Reply } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { definedSteps, isDetour, stepsTaken } from '../fixtures/runs.ts';
import {
  aDraft,
  confirm,
  FEEDBACK,
  judge,
  recommend,
  SAID,
  sentTeams,
  type Team,
} from '../fixtures/teams.ts';

/** Every legal move of academy.md, made over HTTP by whoever may make it, on the way through one season. */
let academy: Academy;
const made = new Set<string>();
let teams: Team[];
const team = (name: keyof typeof PLAYED) => teams[PLAYED[name]] as Team;

/** Who does what; two places, so that offers run out and reserves are promoted. */
const PLAYED = {
  accepts: 0,
  declines: 1,
  heldThenOffered: 2,
  heldThenGone: 3,
  goneWhenOffered: 4,
  goneWhenRecommended: 5,
  goneAtInterview: 6,
  notRecommended: 7,
  missed: 8,
  promoted: 9,
  goneAsReserve: 10,
  closedAsReserve: 11,
  notShortlisted: 12,
  corrected: 13,
} as const;

const statusOf = async (one: Team) => (await academy.application(one.id)).status;
const admin = (one: Team, what: string, input = {}) =>
  academy.admins[0].browser.post(`/admin/applications/${one.id}/${what}`, input);
const record = (one: Team, outcome: string) =>
  academy.panel[0].browser.post(`/panel/applications/${one.id}/interview`, {
    ...{ ...SAID, outcome, feedback: FEEDBACK },
  });
const mine = (one: Team, what: string, input = {}) =>
  one.browser.post(`/application/${what}`, input);
const withdraw = (one: Team) => mine(one, 'withdraw', { confirm: 'yes' });

/** Time decides: nobody asks for anything. */
const moveTo = async (instant: string): Promise<undefined> => {
  await academy.pump.moveTo(instant);
  return undefined;
};

/** Makes a move and holds it to the table of legal moves. */
async function move(
  one: Team,
  event: MoveEvent,
  make: () => Promise<Reply | undefined>,
): Promise<void> {
  const from = await statusOf(one);
  const legal = MOVES.find((each) => each.from === from && each.event === event);
  const reply = await make();
  if (reply) await done(Promise.resolve(reply));
  await academy.pump.settle();
  expect(legal, `${event} from ${from}`).toBeDefined();
  expect(await statusOf(one)).toBe(legal?.to);
  made.add(`${from} ${event}`);
}

beforeAll(async () => {
  academy = await openAcademy({ programme: easyProgramme({ places: 2 }) });
  teams = await sentTeams(academy, Object.keys(PLAYED).length);
});
afterAll(() => academy.stop());

describe('every legal move, over HTTP', () => {
  it('while applications are open: send, take back, withdraw', async () => {
    const one = await aDraft(academy);
    await move(one, 'send', () => mine(one, 'send'));
    await move(one, 'take-back', () => mine(one, 'take-back', { confirm: 'yes' }));
    await move(one, 'send', () => mine(one, 'send'));
    expect((await academy.application(one.id)).sending).toBe(2);
    await move(one, 'withdraw', () => withdraw(one));
  });

  it('after the deadline: a late link lets one draft be sent, once', async () => {
    const one = await aDraft(academy);
    await moveTo(plus(closesAt(academy.programme), MINUTE));
    const [until] = lateEnds(academy.programme, academy.clock.now());
    await move(one, 'issue-late-link', () =>
      admin(one, 'late-link', { until, reason: 'Their office was flooded' }),
    );
    await move(one, 'send', () => mine(one, 'send'));
    expect((await mine(one, 'take-back', { confirm: 'yes' })).status).toBe(409);
    await move(one, 'withdraw', () => withdraw(one));
  });

  it('at the release: shortlisted, ranked reserves, not shortlisted', async () => {
    const given = teams.map((_, index) => {
      if (index >= PLAYED.notShortlisted) return 'not-shortlisted' as const;
      return index >= PLAYED.promoted ? ('reserve' as const) : ('shortlisted' as const);
    });
    await judge(academy, teams, given);
    await confirm(academy);
    const release = () => moveTo(shortlistAt(academy.programme));
    await move(team('accepts'), 'shortlist', release);
    expect(await statusOf(team('notShortlisted'))).toBe('not-shortlisted');
    expect(await statusOf(team('promoted'))).toBe('reserve');
    made.add('submitted not-shortlist').add('submitted name-reserve');
  });

  it('where it was wrong: an outcome is corrected, each time with its reason', async () => {
    const one = team('corrected');
    const correct = (outcome: string) => () =>
      admin(one, 'correct', { outcome, rank: 9, feedback: FEEDBACK, reason: 'A mistake' });
    await move(one, 'correct-to-shortlisted', correct('shortlisted'));
    await move(one, 'correct-to-reserve', correct('reserve'));
    await move(one, 'correct-to-shortlisted', correct('shortlisted'));
    await move(one, 'correct-to-not-shortlisted', correct('not-shortlisted'));
    await move(one, 'correct-to-reserve', correct('reserve'));
    await move(one, 'correct-to-not-shortlisted', correct('not-shortlisted'));
    expect(await admin(one, 'correct', { outcome: 'shortlisted' })).toMatchObject({ status: 422 });
    expect((await academy.application(one.id)).sending).toBe(7);
    expect((await academy.board()).teams[one.id]).toBeUndefined();
    const corrected = 'This corrects what we told you before';
    const told = () => letters(academy).filter(({ text }) => text.includes(corrected));
    expect(told()).toEqual([]);
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    // Corrected again within the hold: only the last one is still true, and only it is sent.
    expect(told().map(({ kind }) => kind)).toEqual(['outcome-not-shortlisted']);
  });

  it('at the interview: recommended, not recommended, did not attend, withdrawn', async () => {
    await move(team('goneAsReserve'), 'withdraw', () => withdraw(team('goneAsReserve')));
    await move(team('goneAtInterview'), 'withdraw', () => withdraw(team('goneAtInterview')));
    await move(team('notRecommended'), 'not-recommend', () =>
      record(team('notRecommended'), 'not-recommend'),
    );
    await move(team('missed'), 'miss-interview', () => record(team('missed'), 'miss-interview'));
    await move(team('accepts'), 'recommend', () => record(team('accepts'), 'recommend'));
    await recommend(academy, teams.slice(PLAYED.declines, PLAYED.goneWhenRecommended + 1));
    await move(team('goneWhenRecommended'), 'withdraw', () =>
      withdraw(team('goneWhenRecommended')),
    );
  });

  it('with two places: offered, held in reserve, withdrawn from there', async () => {
    await move(team('accepts'), 'offer', () => admin(team('accepts'), 'offer'));
    const gone = team('goneWhenOffered');
    await move(gone, 'offer', () => admin(gone, 'offer'));
    await move(gone, 'withdraw', () => withdraw(gone));
    await move(team('declines'), 'offer', () => admin(team('declines'), 'offer'));
    for (const name of ['heldThenOffered', 'heldThenGone'] as const) {
      expect(await admin(team(name), 'offer')).toMatchObject({
        status: 409,
        data: { title: 'NoPlaceFree' },
      });
      await move(team(name), 'hold-in-reserve', () => admin(team(name), 'hold'));
    }
    await move(team('heldThenGone'), 'withdraw', () => withdraw(team('heldThenGone')));
  });

  it('at the answer: accepted, declined, lapsed; a freed place promotes the first reserve', async () => {
    await move(team('accepts'), 'accept', () =>
      mine(team('accepts'), 'answer', { answer: 'accept' }),
    );
    await move(team('declines'), 'decline', () =>
      mine(team('declines'), 'answer', { answer: 'decline' }),
    );
    // Interviewed reserves come before those who were not.
    expect(await statusOf(team('heldThenOffered'))).toBe('offered');
    made.add('reserve promote-to-offer');
    const leaver = team('heldThenOffered');
    await move(leaver, 'accept', () => mine(leaver, 'answer', { answer: 'accept' }));
    await move(leaver, 'leave', () => mine(leaver, 'leave', { confirm: 'yes' }));
    expect(await statusOf(team('promoted'))).toBe('shortlisted');
    made.add('reserve promote-to-interview');
    await move(team('promoted'), 'recommend', () => record(team('promoted'), 'recommend'));
    await move(team('promoted'), 'offer', () => admin(team('promoted'), 'offer'));
    const { offerExpiresAt = '' } = await academy.application(team('promoted').id);
    await move(team('promoted'), 'lapse', () => moveTo(offerExpiresAt));
  });

  it('when the list closes and the year ends: not selected, graduated', async () => {
    await academy.pump.moveTo(reserveListCloses(academy.programme));
    const last = team('closedAsReserve');
    await move(last, 'close-reserve-list', () => admin(last, 'close', { feedback: FEEDBACK }));
    const one = team('accepts');
    expect((await admin(one, 'graduate')).status).toBe(409);
    await academy.pump.moveTo(endsAt(academy.programme));
    expect((await one.browser.page('/application')).text).toContain('/application/equality');
    await move(one, 'graduate', () => admin(one, 'graduate'));
  });

  it('and whose year is over is not asked the equality questions any more', async () => {
    const { browser } = team('accepts');
    expect((await browser.page('/application')).text).not.toContain('/application/equality');
    const late = await mine(team('accepts'), 'equality', { 'equality.age': '35 to 44' });
    expect(late).toMatchObject({ status: 409, data: { title: 'WrongStage' } });
  });

  it('is all of the table', () => {
    const all = MOVES.map(({ from, event }) => `${from} ${event}`);
    expect(all.filter((one) => !made.has(one))).toEqual([]);
  });
});

it('every state and every branch on the way of a team was taken', () => {
  const taken = stepsTaken(academy, 'application');
  const missing = [...definedSteps('application')].filter(
    (step) => !isDetour(step) && !taken.has(step),
  );
  expect(missing).toEqual([]);
});
