import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkWrite, newSecret } from '../../functions/adapters/links.ts';
import { transact } from '../../functions/adapters/table.ts';
import type { Status } from '../../functions/domain/moves.ts';
import { type Board, held, nextPromotion } from '../../functions/domain/places.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { HOUR, plus } from '../../functions/domain/time.ts';
import { newBrowser, type Reply } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { meddle } from '../fixtures/meddle.ts';
import { aRecommendedOneIn, aReserveIn, aShortlistedOneIn } from '../fixtures/stages.ts';
import type { Team } from '../fixtures/teams.ts';

/** Two places, and almost a year in which offers may be made, one day each. */
function longProgramme(): Programme {
  const easy = easyProgramme({ places: 2, shortlist: { teams: 4, reserves: 3 } });
  const offers = {
    ...easy.offers,
    lapseAfterDays: 1,
    noneOpenAfter: '2025-09-01T17:00',
    reserveListCloses: '2025-09-02',
  };
  const milestones = easy.milestones.filter(
    ({ event }) => event !== 'action-period' && event !== 'learning-session',
  );
  return { ...easy, offers, milestones };
}

let academy: Academy;
let teams: Pick<Team, 'id' | 'browser'>[];
/** Every board that was ever written. */
const boards: Board[] = [];
let unwatch: () => void;

beforeAll(async () => {
  academy = await openAcademy({ programme: longProgramme(), at: '2024-10-28T10:00:00.000Z' });
  unwatch = meddle({
    after: ({ command, text }) => {
      if (!command.startsWith('Transact')) return;
      const { TransactItems } = JSON.parse(text) as { TransactItems: { Put?: { Item: Board } }[] };
      boards.push(...TransactItems.flatMap(({ Put }) => (Put?.Item.places ? [Put.Item] : [])));
    },
  });
});
afterAll(async () => {
  unwatch();
  await academy.stop();
});

/** Four on the shortlist, three of them interviewed, and three ranked reserves, each with a link that its contact has followed. */
async function begin(): Promise<void> {
  const { programme } = academy;
  const made = [await aShortlistedOneIn(programme)];
  for (const _ of [2, 3, 4]) made.push(await aRecommendedOneIn(programme));
  for (const rank of [1, 2, 3]) made.push(await aReserveIn(programme, rank));
  const newId = () => crypto.randomUUID();
  teams = made.map(({ id }) => ({
    id,
    browser: newBrowser(academy.url, { team: newSecret(id, newId) }),
  }));
  const now = academy.clock.now();
  await transact(
    teams.map(({ id, browser: { cookies } }) =>
      linkWrite(
        cookies['team'] ?? '',
        { applicationId: id, memberId: 'ada' },
        'ada@a.example',
        now,
      ),
    ),
  );
  await academy.pump.settle();
}

type Act = (team: Pick<Team, 'id' | 'browser'>) => Promise<Reply>;
const admin =
  (what: string): Act =>
  ({ id }) =>
    academy.admins[0].browser.post(`/admin/applications/${id}/${what}`, { feedback: 'Thanks.' });
const own =
  (what: string, input: object): Act =>
  ({ browser }) =>
    browser.post(`/application/${what}`, input);
const interviewed =
  (outcome: string): Act =>
  ({ id }) =>
    academy.panel[0].browser.post(`/panel/applications/${id}/interview`, {
      outcome,
      feedback: 'Thanks.',
    });
const withdraw = own('withdraw', { confirm: 'yes' });
const leave = own('leave', { confirm: 'yes' });

/** What may happen to a team where it stands, the likely more often. */
const ACTS: Partial<Record<Status, Act[]>> = {
  shortlisted: [
    interviewed('recommend'),
    interviewed('recommend'),
    interviewed('not-recommend'),
    withdraw,
  ],
  recommended: [admin('offer'), admin('offer'), admin('offer'), admin('hold'), withdraw],
  reserve: [admin('close'), withdraw],
  offered: [own('answer', { answer: 'accept' }), own('answer', { answer: 'decline' }), withdraw],
  'in-cohort': [leave, admin('leave')],
};

const statuses = () =>
  Promise.all(teams.map(async ({ id }) => (await academy.application(id)).status));

/** Some things happen at the same moment; sometimes time passes, and offers lapse. */
async function step(choices: number[], timePasses: boolean): Promise<void> {
  const now = await statuses();
  const possible = now.flatMap((status, at) =>
    (ACTS[status] ?? []).map((act) => () => act(teams[at] as Team)),
  );
  if (timePasses || possible.length === 0) {
    await academy.pump.moveTo(plus(academy.clock.now(), 36 * HOUR));
  }
  const acts = choices.map((choice) => possible[choice % possible.length]);
  const replies = await Promise.all(acts.map((act) => act?.()));
  for (const reply of replies) expect(reply?.status ?? 200, reply?.text).toBeLessThan(500);
}

/** Whoever stands on the board stands there rightly, and nobody waits who could be promoted. */
async function expectOrder(): Promise<void> {
  await academy.pump.settle();
  const board = await academy.board();
  const now = await statuses();
  const standing = (as: string) =>
    Object.keys(board.teams).filter((id) => board.teams[id]?.as === as);
  const having = (...wanted: Status[]) =>
    teams.filter((_, at) => wanted.includes(now[at] as Status)).map(({ id }) => id);
  expect(standing('holder').sort()).toEqual(having('offered', 'in-cohort').sort());
  expect(standing('ahead').sort()).toEqual(having('shortlisted', 'recommended').sort());
  expect(standing('reserve').sort()).toEqual(having('reserve').sort());
  expect(held(board)).toBeLessThanOrEqual(board.places);
  expect(nextPromotion(board)).toBeUndefined();
}

/** Everybody goes home, so that the next play begins with an empty board. */
async function end(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    const now = await statuses();
    await Promise.all(
      teams.map((team, at) => {
        if (now[at] === 'in-cohort') return leave(team);
        return ACTS[now[at] as Status] ? withdraw(team) : undefined;
      }),
    );
    await academy.pump.settle();
  }
  expect((await academy.board()).teams).toEqual({});
  const ids = new Set(teams.map(({ id }) => `APPLICATION#${id}`));
  const undone = (await academy.everything()).filter(
    ({ pk, sk, todo }) => ids.has(String(pk)) && /^(GATE|SENDING)/.test(String(sk)) && todo,
  );
  expect(undone).toEqual([]);
}

it('accepted and open offers are never more than the places, whatever happens in whatever order', async () => {
  const steps = fc.array(
    fc.record({
      choices: fc.array(fc.nat({ max: 999 }), { minLength: 1, maxLength: 4 }),
      timePasses: fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0),
    }),
    { minLength: 4, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (play) => {
      await begin();
      for (const { choices, timePasses } of play) {
        await step(choices, timePasses);
        await expectOrder();
      }
      await end();
    }),
    { numRuns: 9, seed: 2024, endOnFailure: true },
  );
  expect(boards.filter((board) => held(board) > 2)).toEqual([]);
  expect(boards.filter((board) => held(board) === 2).length).toBeGreaterThan(5);
  expect(boards.length).toBeGreaterThan(50);
}, 60_000);
