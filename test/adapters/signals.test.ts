import { SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { type AwsClientStub, mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadApplication } from '../../functions/adapters/applications.ts';
import { loadGate } from '../../functions/adapters/decisions.ts';
import { dueWork } from '../../functions/adapters/due-work.ts';
import { keepToken, markConsumed, park } from '../../functions/adapters/gates.ts';
import { decideAndSignal, repeatSignal } from '../../functions/adapters/signals.ts';
import { closeWorkflow } from '../../functions/adapters/workflow.ts';
import { Gate } from '../../functions/domain/gates.ts';
import type { Programme } from '../../functions/domain/programme.ts';
import { HOUR, plus } from '../../functions/domain/time.ts';
import { theProgramme } from '../fixtures/programmes.ts';
import {
  aDraftIn,
  aShortlistedOneIn,
  decideNow,
  OFFERS,
  OPEN,
  PANEL,
  send,
  TEAM,
} from '../fixtures/stages.ts';
import { newId, ownCopy, startTable, store, type TestTable } from '../fixtures/table.ts';

let table: TestTable;
let programme: Programme;
let stepFunctions: AwsClientStub<SFNClient>;
beforeAll(async () => {
  table = await startTable();
  programme = ownCopy(theProgramme());
  await store(programme, '2024-08-20T10:00:00.000Z');
});
afterAll(() => table.stop());
beforeEach(() => {
  closeWorkflow();
  stepFunctions = mockClient(SFNClient);
  stepFunctions.on(SendTaskSuccessCommand).resolves({});
  stepFunctions.on(StartExecutionCommand).resolves({ executionArn: 'arn:of:execution' });
});
afterEach(() => stepFunctions.restore());

const ATTEMPT = '2024-10-07T08:00:01.000Z#000';
const gateId = (applicationId: string) => ({
  applicationId,
  sending: 1,
  gate: 'interview' as const,
});
const gateOf = async (id: string) => {
  const gate = await loadGate(id, 1, 'interview');
  return gate ?? Gate.parse(gateId(id));
};
const keep = (id: string, token: string, attempt = ATTEMPT) =>
  keepToken(
    gateId(id),
    { token, attempt },
    { programme, chases: 0, openedAt: OFFERS, now: OFFERS },
  );
const recommend = (applicationId: string) =>
  decideAndSignal({
    applicationId,
    event: 'recommend',
    by: PANEL,
    requestId: newId(),
    now: OFFERS,
    newId,
  });
const signalled = () =>
  stepFunctions.commandCalls(SendTaskSuccessCommand).map(({ args }) => args[0].input.taskToken);
const isTodo = async (id: string) =>
  (await dueWork('2030-01-01T00:00:00.000Z')).some(({ ids }) =>
    ids.includes(`APPLICATION#${id} GATE#0001#interview`),
  );

describe('a token', () => {
  it('is kept over an older attempt only', async () => {
    const { id } = await aShortlistedOneIn(programme);
    expect(await keep(id, 'second', '2024-10-07T08:00:01.000Z#001')).toBe(true);
    expect(await keep(id, 'first', '2024-10-07T08:00:01.000Z#000')).toBe(false);
    expect(await keep(id, 'again', '2024-10-07T08:00:01.000Z#001')).toBe(true);
    expect(await keep(id, 'later', '2024-10-07T08:00:02.000Z#000')).toBe(true);
    expect((await gateOf(id)).token).toBe('later');
  });

  it('is refused by a gate that is decided, and changes nothing of the decision', async () => {
    const { id } = await aShortlistedOneIn(programme);
    await recommend(id);
    expect(await keep(id, 'late')).toBe(false);
    expect(await gateOf(id)).toMatchObject({ decision: { outcome: 'recommend' } });
    expect((await gateOf(id)).token).toBeUndefined();
  });
});

describe('a decision', () => {
  it('signals the token that is current', async () => {
    const { id } = await aShortlistedOneIn(programme);
    await keep(id, 'older');
    await keep(id, 'newer', '2024-10-07T09:00:00.000Z#000');
    await recommend(id);
    expect(signalled()).toEqual(['newer']);
  });

  it('stands where no token has arrived yet, and where the signal fails', async () => {
    const { id } = await aShortlistedOneIn(programme);
    expect((await recommend(id)).status).toBe('recommended');
    expect(signalled()).toEqual([]);
    const other = await aShortlistedOneIn(programme);
    await keep(other.id, 'token');
    stepFunctions.on(SendTaskSuccessCommand).rejects(new Error('no network'));
    expect((await recommend(other.id)).status).toBe('recommended');
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'is no less made for a token that is gone: %s',
    async (name) => {
      const { id } = await aShortlistedOneIn(programme);
      await keep(id, 'token');
      const gone = Object.assign(new Error(name), { name });
      stepFunctions.on(SendTaskSuccessCommand).rejects(gone);
      expect((await recommend(id)).status).toBe('recommended');
      await expect(repeatSignal(id, 1, 'interview', plus(OFFERS, HOUR))).resolves.toBeUndefined();
    },
  );

  it('on a sending that another one has replaced is given up once its execution had its time', async () => {
    const draft = await aDraftIn(programme);
    const { id } = await send(draft);
    const gate = async () => loadGate(id, 1, 'shortlist');
    const back = { applicationId: id, event: 'take-back', by: TEAM, now: OPEN } as const;
    await decideNow(back);
    const sweepAt = async (now: string) => {
      await repeatSignal(id, 1, 'shortlist', now);
      return gate();
    };
    await sweepAt(plus(OPEN, HOUR));
    // As long as it is not sent again, an operator can start it again.
    expect(await sweepAt(plus(OPEN, 2 * HOUR))).not.toHaveProperty('consumedAt');
    await send(await loadApplication(id), newId(), plus(OPEN, 3 * HOUR));
    expect(await sweepAt(plus(OPEN, 3 * HOUR))).toMatchObject({ obsolete: 'superseded' });
    const work = await dueWork('2030-01-01T00:00:00.000Z');
    const pieces = work.flatMap(({ ids }) => ids);
    expect(pieces).not.toContain(`APPLICATION#${id} GATE#0001#shortlist`);
  });

  it('is signalled again by the sweep until it is consumed, and then never', async () => {
    const { id } = await aShortlistedOneIn(programme);
    await keep(id, 'token');
    await recommend(id);
    await repeatSignal(id, 1, 'interview', plus(OFFERS, HOUR));
    expect(signalled()).toEqual(['token', 'token']);
    expect(await isTodo(id)).toBe(true);
    await markConsumed(gateId(id), plus(OFFERS, HOUR));
    expect(await isTodo(id)).toBe(false);
    await repeatSignal(id, 1, 'interview', plus(OFFERS, HOUR));
    expect(signalled()).toHaveLength(2);
    expect((await gateOf(id)).token).toBeUndefined();
  });

  it('is consumed once, and not before it is made', async () => {
    const { id } = await aShortlistedOneIn(programme);
    await keep(id, 'token');
    await markConsumed(gateId(id), OFFERS);
    expect((await gateOf(id)).consumedAt).toBeUndefined();
    await recommend(id);
    await markConsumed(gateId(id), OFFERS);
    await markConsumed(gateId(id), plus(OFFERS, HOUR));
    expect((await gateOf(id)).consumedAt).toBe(OFFERS);
  });
});

describe('a parked gate', () => {
  async function aParkedOne() {
    const { id } = await aShortlistedOneIn(programme);
    await keep(id, 'token');
    expect(await park(await gateOf(id), OFFERS)).toBe(true);
    return id;
  }
  const started = () =>
    stepFunctions.commandCalls(StartExecutionCommand).map(({ args }) => args[0].input);

  it('has no token, and its decision starts the next execution with ids only', async () => {
    const id = await aParkedOne();
    expect(await gateOf(id)).toMatchObject({ parkedAt: OFFERS, resumes: 1 });
    await recommend(id);
    expect(signalled()).toEqual([]);
    expect(started()).toEqual([
      expect.objectContaining({
        name: `${id}-1-after-interview-1`,
        input: JSON.stringify({ applicationId: id, sending: 1 }),
      }),
    ]);
  });

  it('is done with once that execution has started: it begins by asking the table', async () => {
    const id = await aParkedOne();
    await recommend(id);
    expect((await gateOf(id)).consumedAt).toBe(OFFERS);
    expect(await isTodo(id)).toBe(false);
  });

  it('is tried again by the sweep where the start failed', async () => {
    const id = await aParkedOne();
    stepFunctions
      .on(StartExecutionCommand)
      .rejectsOnce(new Error('no network'))
      .resolves({ executionArn: 'arn:of:execution' });
    await recommend(id);
    expect(await isTodo(id)).toBe(true);
    await repeatSignal(id, 1, 'interview', plus(OFFERS, HOUR));
    expect(started()).toHaveLength(2);
    expect(await isTodo(id)).toBe(false);
  });

  it('cannot be parked once it is decided', async () => {
    const { id } = await aShortlistedOneIn(programme);
    await keep(id, 'token');
    const before = await gateOf(id);
    await recommend(id);
    expect(await park(before, OFFERS)).toBe(false);
  });
});
