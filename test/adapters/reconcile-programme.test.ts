import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../functions/adapters/keys.ts';
import { loadBoard } from '../../functions/adapters/places.ts';
import {
  currentProgramme,
  forgetProgrammes,
  programmeVersion,
} from '../../functions/adapters/programmes.ts';
import { reconcileProgramme } from '../../functions/adapters/reconcile-programme.ts';
import { loadRelease } from '../../functions/adapters/release.ts';
import { getItem, updateOnly } from '../../functions/adapters/table.ts';
import {
  claim,
  endTimeline,
  finish,
  keepSleepToken,
  loadTimeline,
  takeOver,
} from '../../functions/adapters/timelines.ts';
import { closeWorkflow } from '../../functions/adapters/workflow.ts';
import { programmeOccasions } from '../../functions/domain/occasions.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { SHAPE } from '../../functions/domain/programme-shape.ts';
import { MINUTE, plus } from '../../functions/domain/time.ts';
import { isPending } from '../../functions/domain/timeline.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import { newId, ownCopy, startTable, type TestTable } from '../fixtures/table.ts';

const FIRST = '2024-08-25T10:00:00.000Z';
const LATER = '2024-10-10T10:00:00.000Z';

let table: TestTable;
let stepFunctions: AwsClientStub<SFNClient>;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());
beforeEach(() => {
  closeWorkflow();
  stepFunctions = mockClient(SFNClient);
  stepFunctions.on(StartExecutionCommand).resolves({ executionArn: 'arn' });
  stepFunctions.on(SendTaskSuccessCommand).resolves({});
});
afterEach(() => stepFunctions.restore());

const reconcile = (programme: Programme, now: string) =>
  reconcileProgramme(programme, { now: () => now, newId });
const timelineOf = ({ id }: Programme) => `programme/${id}`;
const recordsOf = async (programme: Programme) => {
  const { records } = await loadTimeline(timelineOf(programme));
  return new Map(records.map((record) => [record.id, record]));
};
const starts = () =>
  stepFunctions.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);

/** The programme with one milestone on another day. */
function moved(programme: Programme, id: string, date: string): Programme {
  const milestones = programme.milestones.map((each) =>
    each.id === id ? { ...each, date } : each,
  );
  return { ...programme, milestones };
}
/** A programme whose timeline is asleep. */
async function aRunningOne(): Promise<Programme> {
  const programme = ownCopy(theProgramme());
  await reconcile(programme, FIRST);
  await takeOver(timelineOf(programme), 1);
  const attempt = `${FIRST}#000`;
  await keepSleepToken(timelineOf(programme), {
    generation: 1,
    attempt,
    token: 'asleep',
    seenWake: 0,
  });
  return programme;
}
const everythingOf = async ({ id }: Programme) =>
  (await table.everything()).filter(({ pk }) => pk === `PROGRAMME#${id}`);

describe('a programme at first sight', () => {
  it('is stored with its occasions, places and release, and its timeline is started by ids', async () => {
    const programme = ownCopy(theProgramme());
    const { version, moved: ids } = await reconcile(programme, FIRST);
    expect(version).toBe(1);
    expect(ids.toSorted()).toEqual(
      programmeOccasions(programme)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(await currentProgramme(programme.id)).toEqual({ programme, version: 1 });
    expect(await loadBoard(programme)).toEqual({ places: 5, version: 1, teams: {} });
    expect(await loadRelease(programme.id)).toMatchObject({ version: 0 });
    const release = await getItem(keys.release(programme.id));
    expect(release).toMatchObject({ todo: 'work', todoAt: '2024-10-04T08:00:00.000Z' });
    expect(starts()).toEqual([
      expect.objectContaining({
        name: `programme-${programme.id}-1`,
        input: JSON.stringify({ timelineId: timelineOf(programme), generation: 1 }),
      }),
    ]);
  });

  it('skips what is past, and leaves what is to come to the sweep as well', async () => {
    const programme = ownCopy(theProgramme());
    await reconcile(programme, FIRST);
    const records = await recordsOf(programme);
    const past = [...records.values()].filter((record) => !isPending(record));
    expect(past.map(({ id }) => id)).toEqual(['delivery-team-formed']);
    const item = async (id: string) => getItem(keys.occasion(timelineOf(programme), id));
    expect((await item('delivery-team-formed'))?.['todo']).toBeUndefined();
    expect(await item('applications-open')).toMatchObject({
      todo: 'work',
      todoAt: plus('2024-09-01T08:00:00.000Z', 5 * MINUTE),
    });
  });

  it('is due, not past, where it is seen at the very instant', async () => {
    const programme = ownCopy(theProgramme());
    await reconcile(programme, '2024-08-18T08:00:00.000Z');
    expect([...(await recordsOf(programme)).values()].every(isPending)).toBe(true);
  });
});

describe('an unchanged programme', () => {
  it('changes nothing, however often it is reconciled', async () => {
    const programme = await aRunningOne();
    const before = await everythingOf(programme);
    for (const now of [FIRST, LATER]) {
      expect(await reconcile(programme, now)).toEqual({ version: 1, moved: [] });
    }
    expect(await everythingOf(programme)).toEqual(before);
    expect(starts()).toHaveLength(1);
    expect(stepFunctions.commandCalls(SendTaskSuccessCommand)).toEqual([]);
  });

  it('reconciled by two at once is stored once', async () => {
    const programme = ownCopy(theProgramme());
    await Promise.all([reconcile(programme, FIRST), reconcile(programme, FIRST)]);
    expect((await currentProgramme(programme.id)).version).toBe(1);
    expect((await loadBoard(programme)).version).toBe(1);
    expect([...(await recordsOf(programme)).values()].every(({ version }) => version === 1)).toBe(
      true,
    );
  });

  it('has its start tried again while nothing has taken over its timeline', async () => {
    const programme = ownCopy(theProgramme());
    stepFunctions.on(StartExecutionCommand).rejectsOnce(new Error('no network')).resolves({});
    await expect(reconcile(programme, FIRST)).rejects.toThrow('no network');
    expect(await reconcile(programme, FIRST)).toEqual({ version: 1, moved: [] });
    expect(starts().map(({ name }) => name)).toEqual([
      `programme-${programme.id}-1`,
      `programme-${programme.id}-1`,
    ]);
  });
});

describe('a date that moved', () => {
  it('is a new version of its milestone and its reminders, and wakes the timeline', async () => {
    const programme = await aRunningOne();
    const later = moved(programme, 'applications-close', '2024-09-29');
    const { version, moved: ids } = await reconcile(later, plus(FIRST, MINUTE));
    expect(version).toBe(2);
    expect(ids.toSorted()).toEqual([
      'applications-close',
      'applications-close-drafts-1-days-before',
      'applications-close-drafts-2-days-before',
      'applications-close-drafts-7-days-before',
    ]);
    const record = (await recordsOf(programme)).get('applications-close');
    expect(record).toMatchObject({
      due: '2024-09-29T22:59:59.999Z',
      version: 2,
      firstSeenAt: FIRST,
    });
    expect((await recordsOf(programme)).get('celebration')?.version).toBe(1);
    const [call] = stepFunctions.commandCalls(SendTaskSuccessCommand);
    expect(call?.args[0].input.taskToken).toBe('asleep');
    expect(starts()).toHaveLength(1);
  });

  it('leaves the version that earlier applications were sent under', async () => {
    const programme = await aRunningOne();
    await reconcile(moved(programme, 'celebration', '2025-09-29'), LATER);
    const stored = await programmeVersion(programme.id, 1);
    expect(stored.milestones.at(-1)?.date).toBe('2025-09-22');
    expect((await currentProgramme(programme.id)).version).toBe(2);
  });

  it.each([
    ['ahead is told again', '2024-10-20', true],
    ['into the past is not: everybody knows of it', '2024-09-03', false],
  ])('although it had been told, %s', async (_, date, pending) => {
    const programme = await aRunningOne();
    const id = 'applications-open';
    const record = (await recordsOf(programme)).get(id);
    if (!record) throw new Error('not stored');
    await claim(timelineOf(programme), record, record.due);
    await finish(timelineOf(programme), id, 1);
    await reconcile(moved(programme, id, date), LATER);
    const again = (await recordsOf(programme)).get(id);
    expect(again).toMatchObject({ version: 2, claimedVersion: 1, doneVersion: 1 });
    expect(again && isPending(again)).toBe(pending);
  });

  it('from the past into the future is told; from the future into the past is told late', async () => {
    const programme = await aRunningOne();
    await reconcile(moved(programme, 'delivery-team-formed', '2024-10-20'), LATER);
    const ahead = (await recordsOf(programme)).get('delivery-team-formed');
    expect(ahead && isPending(ahead)).toBe(true);
    await reconcile(moved(programme, 'delivery-team-formed', '2024-10-01'), LATER);
    const behind = (await recordsOf(programme)).get('delivery-team-formed');
    expect(behind).toMatchObject({ version: 3, due: '2024-10-01T08:00:00.000Z' });
    expect(behind && isPending(behind)).toBe(true);
  });

  it('starts a timeline that had ended as its next generation', async () => {
    const programme = await aRunningOne();
    await endTimeline(timelineOf(programme), LATER);
    await reconcile(programme, LATER);
    expect(starts()).toHaveLength(1);
    await reconcile(moved(programme, 'celebration', '2025-09-29'), LATER);
    expect(starts().at(-1)).toMatchObject({ name: `programme-${programme.id}-2` });
  });
});

describe('a milestone', () => {
  it('that is dropped is forgotten while it is to come, and kept as history once told', async () => {
    const programme = await aRunningOne();
    const told = (await recordsOf(programme)).get('delivery-team-formed');
    if (!told) throw new Error('not stored');
    await claim(timelineOf(programme), told, told.due);
    await finish(timelineOf(programme), told.id, 1);
    const rest = programme.milestones.filter(
      ({ id }) => id !== 'learning-session-2' && id !== 'delivery-team-formed',
    );
    const { moved: ids } = await reconcile({ ...programme, milestones: rest }, LATER);
    expect(ids).toEqual(['learning-session-2']);
    const records = await recordsOf(programme);
    expect(records.has('learning-session-2')).toBe(false);
    expect(records.has('delivery-team-formed')).toBe(true);
  });

  it('that is added in the past is skipped, and one in the future is told', async () => {
    const programme = await aRunningOne();
    const [extra] = programme.milestones;
    if (!extra) throw new Error('no milestone');
    const added = ['2024-10-09', '2024-10-11'].map((date) => ({
      ...extra,
      id: `on-${date}`,
      date,
    }));
    await reconcile({ ...programme, milestones: [...programme.milestones, ...added] }, LATER);
    const records = await recordsOf(programme);
    const pending = added.map(({ id }) => {
      const record = records.get(id);
      return record && isPending(record);
    });
    expect(pending).toEqual([false, true]);
  });
});

describe('places that changed', () => {
  it('change the board, and nothing else of it', async () => {
    const programme = await aRunningOne();
    await reconcile({ ...programme, places: 7 }, LATER);
    expect(await loadBoard(programme)).toEqual({ places: 7, version: 2, teams: {} });
    expect((await currentProgramme(programme.id)).version).toBe(2);
  });
});

describe('a version of the programme', () => {
  const checkedBy = async (shape: string, id: string, config: object) => {
    await updateOnly({
      update: keys.programmeVersion(id, 1),
      set: 'SET config = :config, shape = :shape',
      values: { ':config': JSON.stringify(config), ':shape': shape },
    });
    forgetProgrammes();
  };

  it('says in which shape it was checked', async () => {
    const { id } = await aRunningOne();
    expect(await getItem(keys.programmeVersion(id, 1))).toMatchObject({ shape: SHAPE });
  });

  it('that another release has checked gets what it lacks, or is refused', async () => {
    const programme = await aRunningOne();
    const { timeOfDay, ...older } = programme;
    await checkedBy('older', programme.id, older);
    expect(await programmeVersion(programme.id, 1)).toEqual({ ...programme, timeOfDay: '09:00' });
    await checkedBy('older', programme.id, { id: programme.id });
    await expect(programmeVersion(programme.id, 1)).rejects.toThrow();
  });

  it('is followed by one of today’s shape, although nothing in the file has changed', async () => {
    const programme = await aRunningOne();
    const current = keys.programme(programme.id);
    await updateOnly({
      update: current,
      set: 'SET #hash = :hash',
      names: { '#hash': 'hash' },
      values: { ':hash': 'older' },
    });
    expect(await reconcile(programme, LATER)).toEqual({ version: 2, moved: [] });
    expect(await reconcile(programme, LATER)).toEqual({ version: 2, moved: [] });
  });
});
