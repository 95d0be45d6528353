import { SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dueWork } from '../../functions/adapters/due-work.ts';
import { keys, todoKey } from '../../functions/adapters/keys.ts';
import { getItem, transact } from '../../functions/adapters/table.ts';
import {
  claim,
  endTimeline,
  findOccasion,
  finish,
  keepSleepToken,
  loadTimeline,
  loadUntold,
  requestWake,
  signalWake,
  takeOver,
} from '../../functions/adapters/timelines.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import type { OccasionRecord } from '../../functions/domain/timeline.ts';
import { newId, startTable, type TestTable } from '../fixtures/table.ts';

const NOW = '2024-11-04T09:00:00.000Z';

let table: TestTable;
const stepFunctions = mockClient(SFNClient);
beforeAll(async () => {
  table = await startTable();
  stepFunctions.on(SendTaskSuccessCommand).resolves({});
});
afterAll(async () => {
  stepFunctions.restore();
  await table.stop();
});

const aTimeline = () => `programme/${newId()}`;
const aRecord = (over: Partial<OccasionRecord> = {}): OccasionRecord => ({
  id: 'celebration',
  kind: 'milestone',
  due: NOW,
  version: 1,
  firstSeenAt: '2024-08-20T10:00:00.000Z',
  ...over,
});
/** An occasion as reconcile stores it, on the sweep's list from some minutes after it is due. */
async function anOccasionOn(timelineId: string, over: Partial<OccasionRecord> = {}) {
  const record = aRecord(over);
  const put = { ...keys.occasion(timelineId, record.id), ...record, ...todoKey('work', NOW) };
  await transact([{ put }]);
  return record;
}
const sleeping = (seenWake: number, over: object = {}) => ({
  generation: 1,
  attempt: '2024-11-04T09:00:00.000Z#000',
  token: 'token',
  seenWake,
  ...over,
});
const isTodo = async (timelineId: string, at: string) => {
  const { pk } = keys.timeline(timelineId);
  return (await dueWork(at)).some(({ ids }) => ids.some((id) => id.startsWith(`${pk} `)));
};

describe('claiming an occasion', () => {
  it('is once per version: only the first sets the instant', async () => {
    const id = aTimeline();
    const record = await anOccasionOn(id);
    expect(await claim(id, record, NOW)).toMatchObject({ claimedVersion: 1, claimedAt: NOW });
    const second = await claim(id, record, plus(NOW, MINUTE));
    expect(second).toMatchObject({ claimedVersion: 1, claimedAt: NOW });
  });

  it('by many at once has one instant', async () => {
    const id = aTimeline();
    const record = await anOccasionOn(id);
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, n) => claim(id, record, plus(NOW, n))),
    );
    expect(new Set(all.map(({ claimedAt }) => claimedAt)).size).toBe(1);
  });

  it('of a version that has moved on is not made', async () => {
    const id = aTimeline();
    await anOccasionOn(id, { version: 2 });
    const claimed = await claim(id, aRecord({ version: 1 }), NOW);
    expect(claimed.version).toBe(2);
    expect(claimed.claimedVersion).toBeUndefined();
  });

  it('of a moved date is made again', async () => {
    const id = aTimeline();
    await anOccasionOn(id, { version: 2, claimedVersion: 1, claimedAt: NOW, doneVersion: 1 });
    const later = plus(NOW, MINUTE);
    const claimed = await claim(id, aRecord({ version: 2 }), later);
    expect(claimed).toMatchObject({ claimedVersion: 2, claimedAt: later });
  });

  it('of a team’s occasion makes its record', async () => {
    const id = `team/${newId()}`;
    expect(await findOccasion(id, 'welcome')).toBeUndefined();
    await claim(id, aRecord({ id: 'welcome', kind: 'welcome' }), NOW);
    expect(await findOccasion(id, 'welcome')).toMatchObject({ claimedVersion: 1, version: 1 });
  });
});

describe('finishing an occasion', () => {
  it('is of the version that was claimed, and takes it off the sweep’s list', async () => {
    const id = aTimeline();
    const record = await anOccasionOn(id);
    await finish(id, record.id, 1);
    expect((await findOccasion(id, record.id))?.doneVersion).toBeUndefined();
    await claim(id, record, NOW);
    await finish(id, record.id, 1);
    expect((await findOccasion(id, record.id))?.doneVersion).toBe(1);
    expect(await isTodo(id, NOW)).toBe(false);
  });

  it('of an older version leaves the moved date on the sweep’s list', async () => {
    const id = aTimeline();
    const record = await anOccasionOn(id);
    const claimed = await claim(id, record, NOW);
    // The date moves between the claim and the end of telling.
    await anOccasionOn(id, { ...claimed, version: 2 });
    await finish(id, record.id, 1);
    expect(await isTodo(id, NOW)).toBe(true);
  });
});

describe('what is untold of a timeline', () => {
  it('is its state and every date but those that were told in their version', async () => {
    const id = aTimeline();
    await takeOver(id, 1);
    await anOccasionOn(id, { id: 'told', doneVersion: 1 });
    await anOccasionOn(id, { id: 'told-and-moved', version: 2, doneVersion: 1 });
    await anOccasionOn(id, { id: 'claimed', claimedVersion: 1 });
    const { state, records } = await loadUntold(id);
    expect(state).toMatchObject({ generation: 1 });
    expect(records.map((record) => record.id)).toEqual(['claimed', 'told-and-moved']);
    expect((await loadTimeline(id)).records).toHaveLength(3);
  });
});

describe('the generation of a timeline', () => {
  it('is taken over by a newer execution, and never by an older one', async () => {
    const id = aTimeline();
    expect(await takeOver(id, 1)).toBe(true);
    expect(await takeOver(id, 2)).toBe(true);
    expect(await takeOver(id, 1)).toBe(false);
    expect((await loadTimeline(id)).state?.generation).toBe(2);
  });

  it('that has been taken over can no longer sleep', async () => {
    const id = aTimeline();
    await takeOver(id, 1);
    await takeOver(id, 2);
    expect(await keepSleepToken(id, sleeping(0))).toBe(false);
    expect(await keepSleepToken(id, sleeping(0, { generation: 2 }))).toBe(true);
  });

  it('that begins anew forgets the token and the end of the one before', async () => {
    const id = aTimeline();
    await takeOver(id, 1);
    await keepSleepToken(id, sleeping(0));
    await endTimeline(id, NOW);
    await takeOver(id, 2);
    const { state } = await loadTimeline(id);
    expect(state).toMatchObject({ generation: 2 });
    expect(state?.token ?? state?.endedAt).toBeUndefined();
  });
});

describe('a sleep', () => {
  it('keeps its token over an older attempt only', async () => {
    const id = aTimeline();
    await takeOver(id, 1);
    const at = (attempt: string) => sleeping(0, { attempt, token: attempt });
    expect(await keepSleepToken(id, at('2024-11-04T09:00:00.000Z#001'))).toBe(true);
    expect(await keepSleepToken(id, at('2024-11-04T09:00:00.000Z#000'))).toBe(false);
    expect(await keepSleepToken(id, at('2024-11-05T09:00:00.000Z#000'))).toBe(true);
  });

  it('does not begin where a wake-up call came first', async () => {
    const id = aTimeline();
    await takeOver(id, 1);
    await requestWake(id, NOW);
    expect(await keepSleepToken(id, sleeping(0))).toBe(false);
    expect(await keepSleepToken(id, sleeping(1))).toBe(true);
    expect(await isTodo(id, NOW)).toBe(false);
  });

  it('is ended by a wake-up call, again and again until the timeline has seen it', async () => {
    const id = aTimeline();
    await takeOver(id, 1);
    await keepSleepToken(id, sleeping(0, { token: `token of ${id}` }));
    const calls = () =>
      stepFunctions
        .commandCalls(SendTaskSuccessCommand)
        .filter(({ args }) => args[0].input.taskToken === `token of ${id}`).length;
    await requestWake(id, NOW);
    expect(await isTodo(id, NOW)).toBe(true);
    await signalWake(id, plus(NOW, 5 * MINUTE));
    expect(calls()).toBe(1);
    expect(await isTodo(id, plus(NOW, 5 * MINUTE - 1))).toBe(false);
    expect(await isTodo(id, plus(NOW, 5 * MINUTE))).toBe(true);
    await signalWake(id, plus(NOW, 10 * MINUTE));
    expect(calls()).toBe(2);
    // It wakes, has seen the call, and sleeps again.
    const attempt = '2024-11-04T09:10:00.000Z#000';
    await keepSleepToken(id, sleeping(1, { token: `token of ${id}`, attempt }));
    await signalWake(id, plus(NOW, 15 * MINUTE));
    expect(calls()).toBe(2);
    expect(await isTodo(id, plus(NOW, 60 * MINUTE))).toBe(false);
  });

  it('is not disturbed where nobody called, nor once the timeline has ended or before it begins', async () => {
    const never = aTimeline();
    await requestWake(never, NOW);
    expect(await getItem(keys.timeline(never))).toBeUndefined();
    await signalWake(never, NOW);
    const ended = aTimeline();
    await takeOver(ended, 1);
    await endTimeline(ended, NOW);
    await requestWake(ended, NOW);
    expect((await loadTimeline(ended)).state).toMatchObject({ wake: 0, endedAt: NOW });
    expect(await isTodo(ended, NOW)).toBe(false);
  });
});
