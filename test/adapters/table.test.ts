import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  getItem,
  getItems,
  queryPage,
  queryPartition,
  transact,
  update,
  type Write,
} from '../../functions/adapters/table.ts';
import { type LosingServer, startLosingServer } from '../fixtures/losing-server.ts';
import { newId, startTable, type TestTable } from '../fixtures/table.ts';

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

const put = (pk: string, sk: string, value = 1): Write => ({
  put: { pk, sk, value },
  condition: 'attribute_not_exists(pk)',
});

describe('a transaction', () => {
  it('writes all, or none and says whose condition failed', async () => {
    const pk = newId();
    expect(await transact([put(pk, 'a'), put(pk, 'b')])).toEqual([]);
    expect(await transact([put(pk, 'c'), put(pk, 'a'), put(pk, 'd'), put(pk, 'b')])).toEqual([
      1, 3,
    ]);
    expect((await queryPartition(pk, '')).map(({ sk }) => sk)).toEqual(['a', 'b']);
  });

  it('checks, updates and deletes under conditions of their own', async () => {
    const pk = newId();
    await transact([put(pk, 'a'), put(pk, 'b'), put(pk, 'c')]);
    const writes = (expected: number): Write[] => [
      {
        check: { pk, sk: 'a' },
        condition: '#v = :v',
        names: { '#v': 'value' },
        values: { ':v': expected },
      },
      {
        update: { pk, sk: 'b' },
        set: 'SET #v = :v',
        names: { '#v': 'value' },
        values: { ':v': 9 },
      },
      { delete: { pk, sk: 'c' } },
    ];
    expect(await transact(writes(2))).toEqual([0]);
    expect(await transact(writes(1))).toEqual([]);
    expect(await getItem({ pk, sk: 'b' })).toMatchObject({ value: 9 });
    expect(await getItem({ pk, sk: 'c' })).toBeUndefined();
  });

  it('drops attributes that are undefined', async () => {
    const pk = newId();
    await transact([{ put: { pk, sk: 'a', kept: 1, gone: undefined } }]);
    expect(await getItem({ pk, sk: 'a' })).toEqual({ pk, sk: 'a', kept: 1 });
  });

  it('passes on an error that is nobody’s race', async () => {
    const pk = newId();
    await expect(transact([put(pk, 'a'), put(pk, 'a')])).rejects.toThrow();
  });
});

describe('an update', () => {
  it('answers the item after it, or nothing where its condition did not hold', async () => {
    const pk = newId();
    await transact([put(pk, 'a')]);
    const set = (from: number) =>
      update({
        update: { pk, sk: 'a' },
        set: 'SET #v = :to',
        condition: '#v = :from',
        names: { '#v': 'value' },
        values: { ':from': from, ':to': from + 1 },
      });
    expect(await set(1)).toEqual({ pk, sk: 'a', value: 2 });
    expect(await set(1)).toBeUndefined();
  });
});

describe('reading', () => {
  it('many items asks in pages and leaves out what is missing', async () => {
    const pk = newId();
    const sks = Array.from({ length: 230 }, (_, index) => String(index).padStart(3, '0'));
    for (let from = 0; from < sks.length; from += 100)
      await transact(sks.slice(from, from + 100).map((sk) => put(pk, sk)));
    const found = await getItems([...sks.map((sk) => ({ pk, sk })), { pk, sk: 'missing' }]);
    expect(found.map(({ sk }) => sk).toSorted()).toEqual(sks);
    expect(await getItems([])).toEqual([]);
  });

  it('a partition follows every page in the order of the keys', async () => {
    const pk = newId();
    // Ten items of 150 KB: more than one page of a megabyte.
    const filler = 'x'.repeat(150_000);
    for (let n = 0; n < 10; n += 1) await transact([{ put: { pk, sk: `big-${n}`, filler } }]);
    await transact([put(pk, 'other')]);
    expect((await queryPartition(pk, 'big-')).map(({ sk }) => sk)).toEqual(
      Array.from({ length: 10 }, (_, n) => `big-${n}`),
    );
    const page = await queryPage({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      Limit: 4,
    });
    expect(page.items).toHaveLength(4);
    expect(page.next).toEqual({ pk, sk: 'big-3' });
  });
});

describe('when the table is busy', () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const cancelled = (...codes: string[]) =>
    new TransactionCanceledException({
      $metadata: {},
      message: 'cancelled',
      CancellationReasons: codes.map((Code) => ({ Code })),
    });
  async function outcomeOf<T>(run: () => Promise<T>): Promise<unknown> {
    vi.useFakeTimers();
    const running = run().catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    return running;
  }

  it.each(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])(
    'a transaction cancelled by %s is tried again until it goes through',
    async (code) => {
      const client = mockClient(DynamoDBDocumentClient);
      client
        .on(TransactWriteCommand)
        .rejectsOnce(cancelled('None', code))
        .rejectsOnce(cancelled(code, 'None'))
        .resolves({});
      expect(await outcomeOf(() => transact([put('a', 'a'), put('a', 'b')]))).toEqual([]);
      expect(client.commandCalls(TransactWriteCommand)).toHaveLength(3);
      client.restore();
    },
  );

  it('it is given up as TableBusy after six attempts', async () => {
    const client = mockClient(DynamoDBDocumentClient);
    client.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    const outcome = await outcomeOf(() => transact([put('a', 'a')]));
    expect(outcome).toMatchObject({ name: 'TableBusy', status: 503 });
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(6);
    client.restore();
  });

  it('a condition that failed is not tried again, whatever else was wrong', async () => {
    const client = mockClient(DynamoDBDocumentClient);
    client
      .on(TransactWriteCommand)
      .rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    expect(await outcomeOf(() => transact([put('a', 'a'), put('a', 'b')]))).toEqual([1]);
    expect(client.commandCalls(TransactWriteCommand)).toHaveLength(1);
    client.restore();
  });

  it.each([
    ['an item', GetCommand, () => getItem({ pk: 'a', sk: 'a' })],
    [
      'many items',
      BatchGetCommand,
      () =>
        getItems([
          { pk: 'a', sk: 'a' },
          { pk: 'a', sk: 'b' },
        ]),
    ],
    ['a partition', QueryCommand, () => queryPartition('a', '')],
    ['an update', UpdateCommand, () => update({ update: { pk: 'a', sk: 'a' }, set: 'REMOVE x' })],
    ['a transaction', TransactWriteCommand, () => transact([put('a', 'a')])],
  ] as const)(
    'throttling that outlasts the SDK’s own retries is TableBusy for %s',
    async (_, command, run) => {
      const client = mockClient(DynamoDBDocumentClient);
      const error = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
      client.on(command as typeof GetCommand).rejects(error);
      expect(await outcomeOf<unknown>(run)).toMatchObject({ name: 'TableBusy' });
      expect(client.calls()).toHaveLength(1);
      client.restore();
    },
  );

  it('any other cancellation is passed on at once', async () => {
    const client = mockClient(DynamoDBDocumentClient);
    client.on(TransactWriteCommand).rejects(cancelled('ItemCollectionSizeLimitExceeded'));
    const outcome = await outcomeOf(() => transact([put('a', 'a')]));
    expect(outcome).toMatchObject({ name: 'TransactionCanceledException' });
    client.restore();
  });
});

describe('on the wire', () => {
  afterEach(() => table.goTo(table.endpoint));
  const conflict = (...codes: string[]) => ({
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

  it('a conflict is understood as the SDK hands it over', async () => {
    table.goTo(losing.url);
    const pk = newId();
    losing.refuse('TransactWriteItems', [conflict('None', 'TransactionConflict')]);
    expect(await transact([put(pk, 'a'), put(pk, 'b')])).toEqual([]);
    expect(await queryPartition(pk, '')).toHaveLength(2);
  });

  it('an answer lost after the commit is the same success', async () => {
    table.goTo(losing.url);
    const pk = newId();
    losing.loseAnswers('TransactWriteItems', 1);
    expect(await transact([put(pk, 'a')])).toEqual([]);
    expect(losing.passedOn('TransactWriteItems')).toBeGreaterThanOrEqual(2);
    expect(await getItem({ pk, sk: 'a' })).toMatchObject({ value: 1 });
  });

  const refusal = (type: string) => ({
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: 'busy',
  });

  // On AWS a plain update meets a transaction on the same item just as another transaction does.
  it('an update that meets a transaction is tried again', async () => {
    const pk = newId();
    await transact([put(pk, 'a')]);
    table.goTo(losing.url);
    const conflict = refusal('TransactionConflictException');
    losing.refuse('UpdateItem', [conflict, conflict]);
    const saved = await update({ update: { pk, sk: 'a' }, set: 'SET x = :x', values: { ':x': 1 } });
    expect(saved).toMatchObject({ x: 1 });
  });
});
