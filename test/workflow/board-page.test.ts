import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, plus, spoken } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { failure, meddle } from '../fixtures/meddle.ts';
import { longProgramme } from '../fixtures/places-play.ts';
import { type Player, playersOf } from '../fixtures/players.ts';
import { pathOf } from '../fixtures/runs.ts';
import { anOfferedOneIn, aRecommendedOneIn, aReserveIn } from '../fixtures/stages.ts';

const AT = '2024-10-28T10:00:00.000Z';
const END = '2024-11-01T17:00:00.000Z';
const WAITS = "Wait for the team's answer";

let academy: Academy;
const admin = () => academy.admins[0].browser;
const statusOf = async ({ id }: Player) => (await academy.application(id)).status;

beforeAll(async () => {
  const programme = longProgramme();
  const offers = { ...programme.offers, lapseAfterDays: 4 };
  academy = await openAcademy({ programme: { ...programme, offers }, at: AT });
});
afterAll(() => academy.stop());

async function offered(): Promise<Player> {
  const [player] = await playersOf(academy, [await anOfferedOneIn(academy.programme)]);
  await academy.pump.moveTo(plus(academy.clock.now(), MINUTE));
  return player as Player;
}

describe('the board of places', () => {
  let cohort: Player;
  let open: Player;
  let recommended: Player;
  let reserves: Player[];

  beforeAll(async () => {
    const made = [
      await anOfferedOneIn(academy.programme),
      await anOfferedOneIn(academy.programme),
      await aRecommendedOneIn(academy.programme),
      await aReserveIn(academy.programme, 2),
      await aReserveIn(academy.programme, 1),
      await aReserveIn(academy.programme, 3),
    ];
    const teams = await playersOf(academy, made);
    [cohort, open, recommended] = teams as [Player, Player, Player];
    const [second, first, third] = teams.slice(3) as [Player, Player, Player];
    reserves = [first, second, third];
    await academy.pump.settle();
    await done(cohort.browser.post('/application/answer', { answer: 'accept' }));
    await academy.pump.settle();
  });

  it('says who holds each place, who waits, and who moves up in which order', async () => {
    const board = await done(admin().get('/admin/places'));
    const ids = (list: string) => (board[list] as { id: string }[]).map(({ id }) => id);
    expect(ids('holders')).toEqual([open.id, cohort.id]);
    expect(ids('recommended')).toEqual([recommended.id]);
    expect(ids('reserves')).toEqual(reserves.map(({ id }) => id));
    expect(board).toMatchObject({ places: 2, held: 2, free: 0 });
  });

  it('reads the board and the teams that it shows, one by one, and searches nothing', async () => {
    const asked: string[] = [];
    const stop = meddle({ before: ({ command, text }) => void asked.push(`${command} ${text}`) });
    await admin().page('/admin/places');
    stop();
    // Every page of the delivery team says in its navigation how much waits there.
    const ofPage = asked.filter((each) => !each.includes('"IndexName":"todo"'));
    expect(ofPage.filter((each) => !/^\w*Get/.test(each))).toEqual([]);
  });

  it('what is done from there leads back there', async () => {
    const { head } = await admin().form(`/admin/applications/${recommended.id}/hold`, {
      back: 'places',
    });
    expect(head.get('location')).toBe('/admin/places');
    await academy.pump.settle();
    const { text } = await admin().page('/admin/places');
    expect(text).toContain('is promoted to an offer of the place');
  });

  it('remembers whose place became free; the first reserve holds it now', async () => {
    await done(open.browser.post('/application/answer', { answer: 'decline' }));
    await academy.pump.settle();
    const board = await done(admin().get('/admin/places'));
    expect(board['freed']).toMatchObject([{ applicationId: open.id, by: 'decline' }]);
    expect(await statusOf(recommended)).toBe('offered');
  });

  it('the reserve list is closed at once only with feedback for each, and nothing typed is lost', async () => {
    const [first, ...others] = reserves as [Player, ...Player[]];
    const fields = Object.fromEntries(others.map(({ id }) => [`feedback.${id}`, `Kept ${id}`]));
    const again = await admin().form('/admin/places/close', {
      ...fields,
      [`feedback.${first.id}`]: ' ',
    });
    expect(again.status).toBe(422);
    for (const { id } of others) expect(again.text).toContain(`Kept ${id}`);
    expect(await Promise.all(reserves.map(statusOf))).toEqual(['reserve', 'reserve', 'reserve']);
  });

  it('goes on by itself where it was broken off: each team hears once, with its own feedback', async () => {
    const wanted = Object.fromEntries(reserves.map(({ id }) => [`feedback.${id}`, `For ${id}.`]));
    const requestId = crypto.randomUUID();
    let written = 0;
    const stop = meddle({
      before: ({ command, text }) => {
        if (command.startsWith('Transact') && text.includes('close-reserve-list')) {
          written += 1;
          if (written === 2) throw failure('Boom');
        }
      },
    });
    // Broken off before the second of them, as by a time-out.
    const broken = await admin().post('/admin/places/close', { ...wanted, requestId });
    stop();
    expect(broken).toMatchObject({ status: 200, data: { underway: 3 } });
    expect((await admin().page('/admin/places?closing')).text).toContain('follow by themselves');
    expect(await Promise.all(reserves.map(statusOf))).toEqual([
      ...['reserve', 'reserve', 'not-selected'],
    ]);
    await academy.pump.moveTo(plus(academy.clock.now(), 2 * MINUTE));
    expect(new Set(await Promise.all(reserves.map(statusOf)))).toEqual(new Set(['not-selected']));
    const whole = await done(admin().post('/admin/places/close', { ...wanted, requestId }));
    expect(whole).toEqual({ closed: 3, missed: [] });
    const wishes = (await academy.everything()).filter(({ requestId: id }) => id === requestId);
    expect(wishes).toHaveLength(1);
    expect(wishes[0]).not.toHaveProperty('closings');
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    const told = letters(academy, 'reserve-list-closed');
    for (const { id } of reserves) {
      expect(told.filter(({ text }) => text.includes(`For ${id}.`))).toHaveLength(1);
    }
    expect(told).toHaveLength(3);
    const other = await done(admin().post('/admin/places/close', wanted));
    expect(other).toMatchObject({ closed: 0 });
  });
});

describe('staff move the end of an open offer', () => {
  beforeAll(() => academy.change({ ...academy.programme, places: 6 }));

  const move = (id: string, date: string, reason = 'Their contact was away.') =>
    admin().post(`/admin/applications/${id}/deadline`, { date, time: '17:00', reason });

  it('the team’s page and a mail say the new one, and the offer lapses then and not before', async () => {
    const [later, sooner] = [await offered(), await offered()];
    await done(move(later.id, '2024-11-02'));
    await done(move(sooner.id, '2024-10-30'));
    await academy.pump.moveTo(plus(academy.clock.now(), HOUR));
    expect(pathOf(academy, later.id).at(-1)).toBe(WAITS);
    const told = letters(academy, 'offer-changed');
    expect(told.map(({ text }) => text.match(/by (5pm on \w+ \d+ \w+ 2024)/)?.[1])).toEqual([
      '5pm on Saturday 2 November 2024',
      '5pm on Wednesday 30 October 2024',
    ]);
    expect(told[0]?.text).toContain('The reason: Their contact was away.');
    const { text } = await later.browser.page('/application');
    expect(text).toContain(spoken(plus(END, DAY), 'Europe/London'));
    await academy.pump.moveTo(plus(END, -2 * DAY - 1));
    expect(await statusOf(sooner)).toBe('offered');
    await academy.pump.moveTo(plus(END, -2 * DAY));
    expect(await statusOf(sooner)).toBe('lapsed');
    await academy.pump.moveTo(plus(END, HOUR));
    expect(await statusOf(later)).toBe('offered');
    await academy.pump.moveTo(plus(END, DAY));
    expect(await statusOf(later)).toBe('lapsed');
  });
});
