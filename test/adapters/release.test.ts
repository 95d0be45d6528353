import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import { applyRelease } from '../../functions/adapters/apply-release.ts';
import { loadProgrammeAudit } from '../../functions/adapters/audit.ts';
import { loadGate } from '../../functions/adapters/decisions.ts';
import { keys } from '../../functions/adapters/keys.ts';
import { listOutcomes, saveOutcomes } from '../../functions/adapters/outcomes.ts';
import { loadBoard } from '../../functions/adapters/places.ts';
import { confirmRelease, loadRelease, undoRelease } from '../../functions/adapters/release.ts';
import { followShortlistDate } from '../../functions/adapters/release-date.ts';
import { getItem, queryPartition } from '../../functions/adapters/table.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { isReleased, type Outcome } from '../../functions/domain/release.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { startLosingServer } from '../fixtures/losing-server.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { ADA, aSentOneIn, decideNow, RELEASED, send, TEAM } from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

const BEFORE = '2024-10-01T10:00:00.000Z';
const CHASE = '2024-10-07T08:00:00.000Z';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

async function aProgramme(): Promise<Programme> {
  const programme = ownCopy(theProgramme());
  await store(programme, '2024-08-20T10:00:00.000Z');
  return programme;
}
function outcome(applicationId: string, over: Partial<Outcome> = {}): Outcome {
  return {
    applicationId,
    sending: 1,
    outcome: 'shortlisted',
    by: 'Ada Brown',
    at: BEFORE,
    ...over,
  };
}
const saveOutcome = (programme: Programme, one: Outcome) =>
  saveOutcomes(programme, [one], { by: ADA, newId });
const aSent = async (programme: Programme) => (await aSentOneIn(programme)).id;
const confirm = (programme: Programme, version: number, at = RELEASED, requestId = newId()) =>
  confirmRelease(programme.id, { version, at, by: ADA, requestId, now: BEFORE, newId });
const undo = (programme: Programme, now: string, requestId = newId()) =>
  undoRelease(programme, ADA, CHASE, { requestId, now: () => now, newId });

describe('pending outcomes', () => {
  it('count as versions, and the latest of each team counts', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    const b = await aSent(programme);
    expect(await loadRelease(programme.id)).toMatchObject({ version: 0, chases: 0 });
    await saveOutcome(programme, outcome(a));
    await saveOutcome(programme, outcome(b));
    await saveOutcome(programme, outcome(a, { outcome: 'reserve', rank: 1 }));
    expect((await loadRelease(programme.id)).version).toBe(3);
    const outcomes = await listOutcomes(programme.id);
    expect(outcomes.map((each) => [each.applicationId, each.outcome])).toEqual([
      [a, 'reserve'],
      [b, 'shortlisted'],
    ]);
  });

  it('cannot be edited once the release is confirmed, and can after it is undone', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await confirm(programme, 1);
    const edit = () => saveOutcome(programme, outcome(a, { outcome: 'not-shortlisted' }));
    await expect(edit()).rejects.toMatchObject({ name: 'ReleaseConfirmed', status: 409 });
    expect(await loadRelease(programme.id)).toMatchObject({ version: 1 });
    expect((await listOutcomes(programme.id))[0]?.outcome).toBe('shortlisted');
    await undo(programme, BEFORE);
    await edit();
    expect((await loadRelease(programme.id)).version).toBe(2);
  });

  it('edited while the release is confirmed end one way or the other, never both', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    const [saved, confirmed] = await Promise.allSettled([
      saveOutcome(programme, outcome(a, { outcome: 'reserve', rank: 1 })),
      confirm(programme, 1),
    ]);
    expect([saved.status, confirmed.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const release = await loadRelease(programme.id);
    const isEdited = (await listOutcomes(programme.id))[0]?.outcome === 'reserve';
    expect(release.confirmed !== undefined).toBe(!isEdited);
  });
});

describe('an outcome', () => {
  it('of another sending than the one that waits is refused, and nothing is kept', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    const older = saveOutcome(programme, outcome(a, { sending: 2 }));
    await expect(older).rejects.toMatchObject({ name: 'WrongStage', status: 409 });
    expect(await listOutcomes(programme.id)).toEqual([]);
    expect((await loadRelease(programme.id)).version).toBe(0);
  });

  it('of an application that was taken back is carried out for nobody', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await decideNow({ applicationId: a, event: 'take-back', by: TEAM, now: BEFORE });
    await send(await loadApplication(a));
    await confirm(programme, 1);
    await applyRelease(programme, { now: () => RELEASED, newId });
    expect((await loadApplication(a)).status).toBe('submitted');
  });

  it('for a late application opens another release, and the first one stays as it was', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await confirm(programme, 1);
    await applyRelease(programme, { now: () => RELEASED, newId });
    const late = await aSent(programme);
    const at = plus(RELEASED, MINUTE);
    await saveOutcome(programme, outcome(late, { at }));
    const release = await loadRelease(programme.id);
    expect(release).toMatchObject({ version: 2, earlier: { at: RELEASED } });
    expect(isReleased(release, at)).toBe(false);
    await confirm(programme, 2, plus(at, MINUTE));
    await applyRelease(programme, { now: () => plus(at, MINUTE), newId });
    expect((await loadApplication(late)).status).toBe('shortlisted');
  });
});

describe('a date that moves', () => {
  const later = '2024-10-08T08:00:00.000Z';
  const moved = (programme: Programme): Programme => ({
    ...programme,
    milestones: programme.milestones.map((milestone) =>
      milestone.event === 'shortlist' ? { ...milestone, date: '2024-10-08' } : milestone,
    ),
  });

  it('takes the release that was confirmed for it along', async () => {
    const programme = await aProgramme();
    await saveOutcome(programme, outcome(await aSent(programme)));
    await confirm(programme, 1);
    await followShortlistDate(moved(programme), RELEASED, BEFORE);
    const release = await loadRelease(programme.id);
    expect(release).toMatchObject({ confirmed: { at: later }, movedFrom: RELEASED });
    expect(await getItem(keys.release(programme.id))).toMatchObject({ todoAt: later });
  });

  it.each([
    ['leaves alone what is confirmed for another instant', plus(RELEASED, MINUTE), BEFORE],
    ['leaves alone what is out', RELEASED, RELEASED],
  ])('%s', async (_, at, now) => {
    const programme = await aProgramme();
    await saveOutcome(programme, outcome(await aSent(programme)));
    await confirm(programme, 1, at);
    await followShortlistDate(moved(programme), RELEASED, now);
    expect((await loadRelease(programme.id)).confirmed?.at).toBe(at);
  });

  it('to the past leaves the hold, in which it can be undone', async () => {
    const programme = await aProgramme();
    await saveOutcome(programme, outcome(await aSent(programme)));
    await confirm(programme, 1);
    const now = plus(RELEASED, -MINUTE);
    await followShortlistDate({ ...programme, timeOfDay: '06:00' }, RELEASED, now);
    const { confirmed } = await loadRelease(programme.id);
    expect(confirmed?.at).toBe(plus(now, programme.holdMinutes * MINUTE));
  });

  it('moves the chase of an unconfirmed one, by reconcile alone', async () => {
    const programme = await aProgramme();
    const before = await getItem(keys.release(programme.id));
    await store(moved(programme), BEFORE);
    const after = await getItem(keys.release(programme.id));
    expect(after?.['todoAt']).toBe(plus(String(before?.['todoAt']), 24 * 60 * MINUTE));
  });
});

describe('confirming', () => {
  it('keeps who, when and from when, and is due at its instant', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await confirm(programme, 1);
    const item = await getItem(keys.release(programme.id));
    expect(item).toMatchObject({
      confirmed: { at: RELEASED, by: 'Ada Brown', confirmedAt: BEFORE },
      todo: 'work',
      todoAt: RELEASED,
    });
  });

  it('of an older version than the outcomes is refused', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await saveOutcome(programme, outcome(a, { outcome: 'not-shortlisted' }));
    await expect(confirm(programme, 1)).rejects.toMatchObject({ name: 'ReleaseChanged' });
    expect((await loadRelease(programme.id)).confirmed).toBeUndefined();
  });

  it('twice is refused, and the first stays as it was', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await confirm(programme, 1);
    const again = confirmRelease(programme.id, {
      version: 1,
      at: plus(RELEASED, MINUTE),
      by: ADA,
      requestId: newId(),
      now: plus(BEFORE, MINUTE),
      newId,
    });
    await expect(again).rejects.toMatchObject({ name: 'ReleaseConfirmed' });
    expect((await loadRelease(programme.id)).confirmed?.at).toBe(RELEASED);
  });
});

describe('confirming once', () => {
  it('is the same success where its button is clicked twice', async () => {
    const programme = await aProgramme();
    await saveOutcome(programme, outcome(await aSent(programme)));
    const twice = [RELEASED, plus(RELEASED, 1)].map((at) => confirm(programme, 1, at, 'click'));
    const [first, second] = await Promise.all(twice);
    expect(second).toEqual(first);
  });

  it('is the same success where the answer is lost and the request repeated', async () => {
    const losing = await startLosingServer(table.endpoint);
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    table.goTo(losing.url);
    losing.loseAnswers('TransactWriteItems', 1);
    const release = await confirm(programme, 1).finally(() => table.goTo(table.endpoint));
    expect(release.confirmed).toMatchObject({ at: RELEASED, by: 'Ada Brown' });
    await losing.stop();
  });
});

describe('undoing', () => {
  it.each([
    ['is possible a millisecond before', -1, 'undone'],
    ['is refused at the instant', 0, 'ReleaseConfirmed'],
    ['is refused after it', 1, 'ReleaseConfirmed'],
  ])('%s', async (_, milliseconds, expected) => {
    const programme = await aProgramme();
    await saveOutcome(programme, outcome(await aSent(programme)));
    await confirm(programme, 1);
    const result = await undo(programme, plus(RELEASED, milliseconds)).then(
      () => 'undone',
      (error: Error) => error.name,
    );
    expect(result).toBe(expected);
    const { confirmed } = await loadRelease(programme.id);
    expect(confirmed === undefined).toBe(expected === 'undone');
  });

  it('of what is not confirmed is refused by another name', async () => {
    const programme = await aProgramme();
    const nothing = undo(programme, BEFORE);
    await expect(nothing).rejects.toMatchObject({ name: 'ReleaseNotConfirmed' });
  });

  it('by a double click is the same success twice, and takes back nothing that is confirmed later', async () => {
    const programme = await aProgramme();
    await saveOutcome(programme, outcome(await aSent(programme)));
    await confirm(programme, 1);
    await Promise.all([undo(programme, BEFORE, 'click'), undo(programme, BEFORE, 'click')]);
    expect((await loadRelease(programme.id)).confirmed).toBeUndefined();
    await confirm(programme, 1);
    await undo(programme, BEFORE, 'click');
    expect((await loadRelease(programme.id)).confirmed).toBeDefined();
    const history = await loadProgrammeAudit(programme.id);
    expect(history.filter(({ what }) => what === 'undo-release')).toHaveLength(1);
  });

  it('sets the next chase again', async () => {
    const programme = await aProgramme();
    const a = await aSent(programme);
    await saveOutcome(programme, outcome(a));
    await confirm(programme, 1);
    await undo(programme, BEFORE);
    expect(await getItem(keys.release(programme.id))).toMatchObject({
      todo: 'work',
      todoAt: CHASE,
    });
  });
});

describe('carrying a release out', () => {
  const deps = (now: string) => ({ now: () => now, newId });
  async function aConfirmedOne() {
    const programme = await aProgramme();
    const [first, second, third, fourth] = await Promise.all(
      Array.from({ length: 4 }, () => aSentOneIn(programme)),
    );
    const ids = [first, second, third, fourth].map((each) => each?.id ?? '');
    const [a = '', b = '', c = '', d = ''] = ids;
    await saveOutcome(programme, outcome(a));
    await saveOutcome(programme, outcome(b, { outcome: 'reserve', rank: 2, feedback: 'B' }));
    await saveOutcome(programme, outcome(c, { outcome: 'reserve', rank: 1, feedback: 'C' }));
    await saveOutcome(programme, outcome(d, { outcome: 'not-shortlisted', feedback: 'D' }));
    await confirm(programme, 4);
    return { programme, ids, a, b, c, d };
  }
  const statuses = (ids: string[]) =>
    Promise.all(ids.map(async (id) => (await loadApplication(id)).status));
  const outcomeMails = async (id: string) =>
    (await queryPartition(keys.application(id).pk, 'MAIL#'))
      .map(({ kind }) => String(kind))
      .filter((kind) => kind.startsWith('outcome-'));

  it('does nothing a millisecond before its instant, and nothing leaks', async () => {
    const { programme, ids } = await aConfirmedOne();
    expect(await applyRelease(programme, deps(plus(RELEASED, -1)))).toBe(false);
    expect(new Set(await statuses(ids))).toEqual(new Set(['submitted']));
    for (const id of ids) {
      expect(await outcomeMails(id)).toEqual([]);
      expect(await loadGate(id, 1, 'shortlist')).toBeUndefined();
    }
  });

  it('decides every gate, ranks the reserves and tells each contact its outcome', async () => {
    const { programme, ids, a, b, c } = await aConfirmedOne();
    expect(await applyRelease(programme, deps(RELEASED))).toBe(true);
    expect(await statuses(ids)).toEqual(['shortlisted', 'reserve', 'reserve', 'not-shortlisted']);
    expect((await loadBoard(programme)).teams).toMatchObject({
      [a]: { as: 'ahead' },
      [b]: { as: 'reserve', list: 'shortlist', rank: 2 },
      [c]: { as: 'reserve', list: 'shortlist', rank: 1 },
    });
    expect(await Promise.all(ids.map(outcomeMails))).toEqual([
      ['outcome-shortlisted'],
      ['outcome-reserve'],
      ['outcome-reserve'],
      ['outcome-not-shortlisted'],
    ]);
    expect((await loadRelease(programme.id)).completedAt).toBe(RELEASED);
  });

  it('twice, or beside itself, does everything once', async () => {
    const { programme, ids } = await aConfirmedOne();
    await Promise.all([1, 2, 3].map(() => applyRelease(programme, deps(RELEASED))));
    await applyRelease(programme, deps(plus(RELEASED, MINUTE)));
    expect(await statuses(ids)).toEqual(['shortlisted', 'reserve', 'reserve', 'not-shortlisted']);
    for (const id of ids) expect(await outcomeMails(id)).toHaveLength(1);
    expect(Object.keys((await loadBoard(programme)).teams)).toHaveLength(3);
  });

  it('leaves a team alone that withdrew meanwhile, and still comes to an end', async () => {
    const { programme, ids, a } = await aConfirmedOne();
    await decideNow({ applicationId: a, event: 'withdraw', by: TEAM, now: BEFORE });
    expect(await applyRelease(programme, deps(RELEASED))).toBe(true);
    expect((await statuses(ids))[0]).toBe('withdrawn');
    expect(await outcomeMails(a)).toEqual([]);
    const outcomes = await listOutcomes(programme.id);
    expect(outcomes.every(({ appliedAt }) => appliedAt === RELEASED)).toBe(true);
  });
});
