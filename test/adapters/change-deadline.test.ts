import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { changeDeadline, type DeadlineChange } from '../../functions/adapters/change-deadline.ts';
import { loadGate } from '../../functions/adapters/decisions.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { lapseIfOverdue, lapseOffer } from '../../functions/adapters/lapse-offer.ts';
import { loadBoard } from '../../functions/adapters/places.ts';
import { queryPartition } from '../../functions/adapters/table.ts';
import { held, withCoach, withoutTeam } from '../../functions/domain/places.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { DAY, MINUTE, plus } from '../../functions/domain/time.ts';
import { meddle } from '../fixtures/meddle.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ADA, anOfferedOneIn, decideNow, OFFERS, TEAM } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

/** When an offer of that day ends, and two later ends. */
const END = '2024-11-01T17:00:00.000Z';
const LATER = '2024-11-02T17:00:00.000Z';
const LAST = '2024-11-03T17:00:00.000Z';

let table: TestTable;
let programme: Programme;
beforeAll(async () => {
  table = await startTable();
  const { offers, ...rest } = ownCopy(theProgramme());
  programme = { ...rest, places: 500, offers: { ...offers, noneOpenAfter: '2024-11-03T17:00' } };
  await store(programme, '2024-08-20T10:00:00.000Z');
});
afterAll(() => table.stop());

const change = (applicationId: string, over: Partial<DeadlineChange> = {}) =>
  changeDeadline({
    ...{ applicationId, until: LATER, reason: 'Their contact was away.', by: ADA },
    ...{ requestId: newId(), now: OFFERS, newId, ...over },
  });
const answer = (applicationId: string, event: 'accept' | 'decline') =>
  decideNow({
    ...{ applicationId, event, by: TEAM },
    plan: () => ({
      board: (board) =>
        event === 'accept'
          ? withCoach(board, applicationId, [])
          : withoutTeam(board, applicationId),
    }),
  });
const lapse = (id: string, at: string) => lapseOffer(id, { now: () => at, newId });
const mails = async (id: string) => queryPartition(keys.application(id).pk, 'MAIL#');
const holds = async (id: string) => (await loadBoard(programme)).teams[id]?.as === 'holder';
const named = (settled: PromiseSettledResult<unknown>) =>
  settled.status === 'rejected' ? settled.reason.name : 'done';

describe('the end of an open offer', () => {
  it('moves for the gate, the team’s page, the mail and the history together', async () => {
    const { id } = await anOfferedOneIn(programme);
    await change(id);
    expect((await loadApplication(id)).offerExpiresAt).toBe(LATER);
    expect((await loadGate(id, 1, 'answer'))?.expiresAt).toBe(LATER);
    const [mail] = (await mails(id)).filter(({ kind }) => kind === 'offer-changed');
    expect(mail).toMatchObject({
      facts: { expiresAt: LATER, was: END, reason: 'Their contact was away.' },
      sendAt: plus(OFFERS, programme.holdMinutes * MINUTE),
      to: { email: 'ada@team.example' },
    });
    expect((await loadAudit(id)).at(-1)).toMatchObject({
      what: 'change-deadline',
      by: ADA,
      details: { reason: 'Their contact was away.', was: END, until: LATER },
    });
    expect(await holds(id)).toBe(true);
  });

  it('moves once for one wish, however often it comes, and not again after another’s', async () => {
    const { id } = await anOfferedOneIn(programme);
    await change(id, { requestId: 'one' });
    await change(id, { requestId: 'one' });
    await change(id, { until: LAST });
    await change(id, { requestId: 'one' });
    expect((await loadApplication(id)).offerExpiresAt).toBe(LAST);
    expect((await mails(id)).filter(({ kind }) => kind === 'offer-changed')).toHaveLength(2);
  });

  it.each([
    ['after the last instant of offers', { until: plus(LAST, MINUTE) }, 'InputInvalid'],
    ['before the team could be told', { until: plus(OFFERS, 10 * MINUTE) }, 'InputInvalid'],
    ['where another end was seen', { seen: LAST }, 'DeadlineChanged'],
    ['once it is over', { now: END }, 'OfferLapsed'],
  ])('does not move %s', async (_when, over, name) => {
    const { id } = await anOfferedOneIn(programme);
    await expect(change(id, over)).rejects.toMatchObject({ name });
    expect((await loadApplication(id)).offerExpiresAt).toBe(END);
    expect((await loadGate(id, 1, 'answer'))?.expiresAt).toBe(END);
  });

  it('is not moved where there is no open offer, and the sentence says how it stands', async () => {
    const { id } = await anOfferedOneIn(programme);
    await answer(id, 'decline');
    await expect(change(id)).rejects.toMatchObject({
      name: 'WrongStage',
      message:
        'There is no open offer whose end could be moved: the application declined the offer.',
    });
  });
});

describe('a moved end', () => {
  it('makes no offer lapse at the old time, not even where the lapse had begun', async () => {
    const { id } = await anOfferedOneIn(programme);
    let moved = false;
    const stop = meddle({
      before: async ({ command, text }) => {
        if (moved || !command.startsWith('Transact') || !text.includes('lapse')) return;
        moved = true;
        await change(id, { now: plus(END, -1) });
      },
    });
    const lapsed = await lapse(id, END);
    stop();
    expect({ moved, lapsed }).toEqual({ moved: true, lapsed: false });
    expect(await loadApplication(id)).toMatchObject({ status: 'offered', offerExpiresAt: LATER });
    expect(await holds(id)).toBe(true);
    expect(await lapse(id, LATER)).toBe(true);
    expect(await holds(id)).toBe(false);
  });

  it('is what the sweep goes by, earlier as well as later', async () => {
    const earlier = plus(END, -DAY);
    const { id } = await anOfferedOneIn(programme);
    await change(id, { until: earlier });
    const sweep = (at: string) => lapseIfOverdue(id, 1, { now: () => at, newId });
    await sweep(plus(earlier, -1));
    expect((await loadApplication(id)).status).toBe('offered');
    await sweep(earlier);
    expect((await loadApplication(id)).status).toBe('lapsed');
  });

  it('leaves one end of every race: moved and open, or answered, or lapsed', async () => {
    for (let round = 0; round < 24; round += 1) {
      const { id } = await anOfferedOneIn(programme);
      const [rival, other] = [
        [() => answer(id, 'accept'), 'in-cohort'],
        [() => answer(id, 'decline'), 'declined'],
        [() => lapse(id, END), 'lapsed'],
      ][round % 3] as [() => Promise<unknown>, string];
      const move = () => change(id, { now: plus(END, -1) });
      const order = round % 2 === 0 ? [move, rival] : [rival, move];
      const settled = await Promise.allSettled(order.map((act) => act()));
      const { status, offerExpiresAt } = await loadApplication(id);
      const gate = await loadGate(id, 1, 'answer');
      const movedNow = offerExpiresAt === LATER;
      expect(gate?.expiresAt).toBe(offerExpiresAt);
      // A lapse of the old end finds the new one; an answer may come before or after the move.
      expect([other, ...(other === 'lapsed' ? ['offered'] : [])]).toContain(status);
      expect(status === 'lapsed' && movedNow).toBe(false);
      expect(named(settled[order.indexOf(move)] as PromiseSettledResult<unknown>)).toBe(
        movedNow ? 'done' : 'WrongStage',
      );
      expect(await holds(id)).toBe(status === 'offered' || status === 'in-cohort');
    }
    expect(held(await loadBoard(programme))).toBeLessThanOrEqual(programme.places);
  });
});
