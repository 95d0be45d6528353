import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import { loadAudit } from '../../functions/adapters/audit.ts';
import { loadGate } from '../../functions/adapters/decisions.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { leavePlan } from '../../functions/adapters/leaving.ts';
import { loadBoard } from '../../functions/adapters/places.ts';
import { offerPlan } from '../../functions/adapters/promotions.ts';
import { queryPartition } from '../../functions/adapters/table.ts';
import type { Application } from '../../functions/domain/application.ts';
import { AcademyError } from '../../functions/domain/errors.ts';
import type { Actor } from '../../functions/domain/gates.ts';
import { held, withCoach, withoutTeam } from '../../functions/domain/places.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { teamMails } from '../../functions/domain/team-mails.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { type LosingServer, startLosingServer } from '../fixtures/losing-server.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import {
  ADA,
  aDraftIn,
  anOfferedOneIn,
  aRecommendedOneIn,
  aSentOneIn,
  aShortlistedOneIn,
  BEN,
  decideNow,
  makeOffer,
  OFFERS,
  PANEL,
  TEAM,
} from '../fixtures/stages.ts';
import { ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

const RULE: Actor = { id: 'rule', name: 'The reserve list', role: 'rule' };

let table: TestTable;
let losing: LosingServer;
beforeAll(async () => {
  table = await startTable();
  losing = await startLosingServer(table.endpoint);
});
afterAll(async () => {
  await losing.stop();
  await table.stop();
});

async function aProgramme(places = 5): Promise<Programme> {
  const programme = { ...ownCopy(theProgramme()), places };
  await store(programme, '2024-08-20T10:00:00.000Z');
  return programme;
}
const withdraw = (applicationId: string, requestId?: string) =>
  decideNow({
    applicationId,
    event: 'withdraw',
    by: TEAM,
    ...(requestId ? { requestId } : {}),
    plan: (before) => ({
      board: (board) => (board.teams[before.id] ? withoutTeam(board, before.id) : board),
      mails: teamMails(before, { kind: 'withdrawn', occasion: 'withdrawn', sendAt: OFFERS }),
    }),
  });
const mailsOf = async (id: string) =>
  (await queryPartition(keys.application(id).pk, 'MAIL#')).map(({ kind }) => kind);

describe('a decision', () => {
  it('changes the gate, the application, the board, the mails and the audit together', async () => {
    const programme = await aProgramme();
    const { id } = await aRecommendedOneIn(programme);
    await makeOffer(id, ADA, 'request-1');
    const application = await loadApplication(id);
    expect(application).toMatchObject({
      status: 'offered',
      gate: 'answer',
      offerExpiresAt: '2024-11-01T17:00:00.000Z',
    });
    expect((await loadGate(id, 1, 'acceptance'))?.decision).toEqual({
      outcome: 'offer',
      by: ADA,
      at: OFFERS,
      requestId: 'request-1',
    });
    expect((await loadGate(id, 1, 'answer'))?.expiresAt).toBe('2024-11-01T17:00:00.000Z');
    expect((await loadBoard(programme)).teams[id]).toEqual({ as: 'holder', since: OFFERS });
    expect((await loadAudit(id)).map(({ what }) => what)).toContain('offer');
  });

  it('is signalled by the sweep after the grace period, where the door did not', async () => {
    const { id } = await aRecommendedOneIn(await aProgramme());
    await makeOffer(id, ADA);
    const gates = await queryPartition(keys.application(id).pk, 'GATE#0001#acceptance');
    expect(gates[0]).toMatchObject({ todo: 'work', todoAt: plus(OFFERS, MINUTE) });
  });

  it('keeps the reason on the gate, and nothing of the draft in the audit', async () => {
    const { id } = await aShortlistedOneIn(await aProgramme());
    await decideNow({
      applicationId: id,
      event: 'not-recommend',
      by: PANEL,
      reason: 'Say who asked.',
    });
    expect((await loadGate(id, 1, 'interview'))?.decision?.reason).toBe('Say who asked.');
    expect(JSON.stringify(await loadAudit(id))).not.toContain('@team.example');
  });

  it('changes nothing at all where the plan refuses', async () => {
    const programme = await aProgramme();
    const { id } = await aRecommendedOneIn(programme);
    const before = await queryPartition(keys.application(id).pk, '');
    const refused = decideNow({
      applicationId: id,
      event: 'offer',
      by: ADA,
      plan: () => {
        throw new AcademyError('OffersNotOpen', 'Not yet.');
      },
    });
    await expect(refused).rejects.toMatchObject({ name: 'OffersNotOpen' });
    expect(await queryPartition(keys.application(id).pk, '')).toEqual(before);
  });

  it.each([
    ['by somebody who may not', 'recommend', TEAM, 'NotAllowed'],
    ['at another stage', 'offer', ADA, 'WrongStage'],
  ] as const)('is refused %s', async (_, event, by, name) => {
    const { id } = await aShortlistedOneIn(await aProgramme());
    await expect(decideNow({ applicationId: id, event, by })).rejects.toMatchObject({ name });
    expect((await loadApplication(id)).status).toBe('shortlisted');
  });

  it('of an application that is not there is not found', async () => {
    const nobody = decideNow({ applicationId: 'nobody', event: 'offer', by: ADA });
    await expect(nobody).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is not made of a draft', async () => {
    const { id } = await aDraftIn(await aProgramme());
    await expect(withdraw(id)).rejects.toMatchObject({ name: 'WrongStage' });
  });
});

describe('two admins at once', () => {
  it('have one effect; the other learns who decided and when', async () => {
    const programme = await aProgramme();
    const { id } = await aRecommendedOneIn(programme);
    const all = await Promise.allSettled([makeOffer(id, ADA), makeOffer(id, BEN)]);
    const [refused, ...others] = all.filter(({ status }) => status === 'rejected');
    expect(others).toEqual([]);
    const decision = (await loadGate(id, 1, 'acceptance'))?.decision;
    expect(refused).toMatchObject({ reason: { name: 'AlreadyDecided', status: 409 } });
    const text = String((refused as PromiseRejectedResult).reason.message);
    expect(text).toContain(`${decision?.by.name} recorded “offer”`);
    expect(text).toContain('10am on Monday 28 October 2024 (UK time)');
    expect(held(await loadBoard(programme))).toBe(1);
    expect((await loadAudit(id)).filter(({ what }) => what === 'offer')).toHaveLength(1);
  });

  it('who decide differently have one effect too', async () => {
    const { id } = await aRecommendedOneIn(await aProgramme());
    const hold = decideNow({ applicationId: id, event: 'hold-in-reserve', by: BEN });
    const all = await Promise.allSettled([makeOffer(id, ADA), hold]);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await loadGate(id, 1, 'acceptance'))?.decision?.outcome).toBe(
      (await loadApplication(id)).status === 'offered' ? 'offer' : 'hold-in-reserve',
    );
  });

  it.each(Array.from({ length: 5 }, (_, n) => n))(
    'or a team that withdraws meanwhile: the one that was first counts (%i)',
    async () => {
      const programme = await aProgramme();
      const { id } = await aRecommendedOneIn(programme);
      await Promise.allSettled([makeOffer(id, ADA), withdraw(id)]);
      const { status } = await loadApplication(id);
      // An offer that came first can still be withdrawn from; a withdrawal cannot be offered to.
      expect(status).toBe('withdrawn');
      expect(held(await loadBoard(programme))).toBe(0);
      const decisions = await Promise.all(
        (['acceptance', 'answer'] as const).map((gate) => loadGate(id, 1, gate)),
      );
      const outcomes = decisions.map((gate) => gate?.decision?.outcome);
      expect([
        ['withdraw', undefined],
        ['offer', 'withdraw'],
      ]).toContainEqual(outcomes);
    },
  );
});

describe('the same request again', () => {
  it('is the same success, also at the same moment', async () => {
    const programme = await aProgramme();
    const { id } = await aRecommendedOneIn(programme);
    const all = await Promise.all(Array.from({ length: 4 }, () => makeOffer(id, ADA, 'click')));
    for (const { application } of all) expect(application.status).toBe('offered');
    await makeOffer(id, ADA, 'click');
    expect((await loadAudit(id)).filter(({ what }) => what === 'offer')).toHaveLength(1);
    expect(held(await loadBoard(programme))).toBe(1);
  });

  it('is it also for the last place, where the first got it between two readings of the second', async () => {
    const programme = await aProgramme(1);
    const { id: applicationId } = await aRecommendedOneIn(programme);
    const offer = { applicationId, event: 'offer', by: ADA, requestId: 'click' } as const;
    const plan = (application: Application) => offerPlan(application, programme, OFFERS);
    let isFirst = true;
    const { application } = await decideNow({
      ...offer,
      plan: async (read) => {
        if (isFirst) await decideNow({ ...offer, plan });
        isFirst = false;
        return plan(read);
      },
    });
    expect(application.status).toBe('offered');
    expect(held(await loadBoard(programme))).toBe(1);
  });

  it('is it also when the application has gone on since', async () => {
    const { id } = await aRecommendedOneIn(await aProgramme());
    await makeOffer(id, ADA, 'click');
    await decideNow({ applicationId: id, event: 'accept', by: TEAM });
    expect((await makeOffer(id, ADA, 'click')).application.status).toBe('in-cohort');
  });

  it.each([
    ['just sent', aSentOneIn],
    ['shortlisted', aShortlistedOneIn],
    ['recommended', aRecommendedOneIn],
    ['offered', anOfferedOneIn],
  ] as [string, (programme: Programme) => Promise<Application>][])(
    'is it for a withdrawal of an application that was %s',
    async (_, stage) => {
      const { id } = await stage(await aProgramme());
      await withdraw(id, 'click');
      expect((await withdraw(id, 'click')).application.status).toBe('withdrawn');
      expect((await mailsOf(id)).filter((kind) => kind === 'withdrawn')).toHaveLength(1);
    },
  );

  it('is it for a correction to reserve, also when the reserve has moved up since', async () => {
    const { id: applicationId } = await aShortlistedOneIn(await aProgramme());
    const correct = () =>
      decideNow({
        ...{ applicationId, event: 'correct-to-reserve', by: ADA, requestId: 'click' },
        plan: ({ sending }) => ({ changes: { sending: sending + 1 } }),
      });
    await correct();
    await decideNow({ applicationId, event: 'promote-to-interview', by: RULE });
    const { application } = await correct();
    expect(application).toMatchObject({ status: 'shortlisted', sending: 2 });
  });

  it('is it for leaving the cohort, where no gate keeps the request', async () => {
    const programme = await aProgramme();
    const { id } = await anOfferedOneIn(programme);
    await decideNow({ applicationId: id, event: 'accept', by: TEAM });
    const leave = (requestId: string) =>
      decideNow({
        applicationId: id,
        event: 'leave',
        by: TEAM,
        requestId,
        plan: (application) => leavePlan(application, OFFERS),
      });
    await leave('click');
    expect((await leave('click')).application.status).toBe('left');
    await expect(leave('another click')).rejects.toMatchObject({ name: 'WrongStage' });
    expect((await loadAudit(id)).filter(({ what }) => what === 'leave')).toHaveLength(1);
  });

  it('is it when the answer to the first was lost after the commit', async () => {
    const { id } = await aRecommendedOneIn(await aProgramme());
    table.goTo(losing.url);
    // More often than the SDK repeats by itself.
    losing.loseAnswers('TransactWriteItems', 100);
    const lost = await makeOffer(id, ADA, 'click').catch((error: Error) => error);
    losing.loseAnswers('TransactWriteItems', 0);
    table.goTo(table.endpoint);
    expect(lost).toBeInstanceOf(Error);
    expect((await makeOffer(id, ADA, 'click')).application.status).toBe('offered');
    expect((await loadAudit(id)).filter(({ what }) => what === 'offer')).toHaveLength(1);
  });
});

describe('a refusal because it is over', () => {
  it('says how it ended, not how it began', async () => {
    const { id } = await anOfferedOneIn(await aProgramme());
    await decideNow({ applicationId: id, event: 'decline', by: TEAM });
    await expect(withdraw(id)).rejects.toThrow('Member ada recorded “decline”');
  });

  it('says that the clock was first when an answer comes after the lapse', async () => {
    const { id } = await anOfferedOneIn(await aProgramme());
    const clock = { id: 'clock', name: 'The clock', role: 'clock' } as const;
    await decideNow({ applicationId: id, event: 'lapse', by: clock, consumed: true });
    expect((await loadGate(id, 1, 'answer'))?.consumedAt).toBe(OFFERS);
    const late = decideNow({ applicationId: id, event: 'accept', by: TEAM });
    await expect(late).rejects.toThrow('The clock recorded “lapse”');
  });
});

describe('places', () => {
  it('are never given twice: fifty offers at once for five places are five', async () => {
    const programme = await aProgramme(5);
    const teams: Application[] = [];
    for (let n = 0; n < 50; n += 1) teams.push(await aRecommendedOneIn(programme));
    const all = await Promise.allSettled(teams.map(({ id }) => makeOffer(id, ADA)));
    const refusals = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.name] : []));
    expect(refusals).toEqual(Array.from({ length: 45 }, () => 'NoPlaceFree'));
    const board = await loadBoard(programme);
    expect(held(board)).toBe(5);
    const after = await Promise.all(teams.map(({ id }) => loadApplication(id)));
    const offered = after.filter(({ status }) => status === 'offered').map(({ id }) => id);
    const holders = Object.keys(board.teams).filter((id) => board.teams[id]?.as === 'holder');
    expect(offered.toSorted()).toEqual(holders.toSorted());
    expect(after.filter(({ status }) => status === 'recommended')).toHaveLength(45);
  });

  it('are free again after a withdrawal from the cohort’s offer, and coached once accepted', async () => {
    const programme = await aProgramme(1);
    const first = await anOfferedOneIn(programme);
    const second = await aRecommendedOneIn(programme);
    await expect(makeOffer(second.id, ADA)).rejects.toMatchObject({ name: 'NoPlaceFree' });
    await withdraw(first.id);
    await makeOffer(second.id, ADA);
    await decideNow({
      applicationId: second.id,
      event: 'accept',
      by: TEAM,
      plan: () => ({
        changes: { acceptedAt: OFFERS },
        board: (board) => withCoach(board, second.id, ['coach-a']),
      }),
    });
    const board = await loadBoard(programme);
    expect(board.teams[second.id]).toEqual({ as: 'holder', since: OFFERS, coachId: 'coach-a' });
    expect((await loadApplication(second.id)).acceptedAt).toBe(OFFERS);
  });
});
