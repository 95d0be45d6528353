import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, plus, spoken } from '../../functions/domain/time.ts';
import { done } from '../fixtures/browser.ts';
import { type Academy, easyProgramme, openAcademy } from '../fixtures/host.ts';
import { letters } from '../fixtures/letters.ts';
import { type Player, playersOf } from '../fixtures/players.ts';
import { pathOf } from '../fixtures/runs.ts';
import { anOfferedOneIn } from '../fixtures/stages.ts';

const AT = '2024-10-28T10:00:00.000Z';
const END = '2024-11-01T17:00:00.000Z';
const WAITS = "Wait for the team's answer";

let academy: Academy;
const admin = () => academy.admins[0].browser;
const statusOf = async ({ id }: Player) => (await academy.application(id)).status;

beforeAll(async () => {
  const programme = easyProgramme();
  const offers = { ...programme.offers, noneOpenAfter: '2024-11-03T17:00' };
  academy = await openAcademy({ programme: { ...programme, offers }, at: AT });
});
afterAll(() => academy.stop());

async function offered(): Promise<Player> {
  const [player] = await playersOf(academy, [await anOfferedOneIn(academy.programme)]);
  await academy.pump.moveTo(plus(academy.clock.now(), MINUTE));
  return player as Player;
}

describe('staff move the end of an open offer', () => {
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
