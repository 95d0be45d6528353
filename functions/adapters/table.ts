import { channel } from 'node:diagnostics_channel';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import DataLoader from 'dataloader';
import type { Key } from './keys.ts';
import { cancellationCodes, nameOf, patiently, pause } from './patience.ts';
import { transactItem, updateInput } from './write-input.ts';

/** An item as the table holds it; parsed with zod by whoever knows what it is. */
export type Item = Record<string, unknown>;

/** One write of a transaction, without the table's name. */
export type Write = {
  put?: Item;
  update?: Key;
  check?: Key;
  delete?: Key;
  /** Update expression, for `update` only. */
  set?: string;
  condition?: string;
  names?: Record<string, string>;
  values?: Record<string, unknown>;
};

/** Read and write units that the table charged; published for whoever measures (nobody on AWS). */
export const consumed = channel('academy:table');

let client: DynamoDBDocumentClient | undefined;

/** The table's client, made on first use, so that importing a module does nothing. */
export function table(): DynamoDBDocumentClient {
  if (!client) {
    client = DynamoDBDocumentClient.from(new DynamoDBClient(), {
      marshallOptions: { removeUndefinedValues: true },
    });
    // It builds a copy of every input and output for a log that nobody keeps.
    client.middlewareStack.remove('loggerMiddleware');
    if (consumed.hasSubscribers) measure(client);
  }
  return client;
}

/** For a host that moves to another table in one process; the next call makes a new client. */
export function closeTable(): void {
  client?.destroy();
  client = undefined;
  reader = undefined;
}

/** The item, read consistently. Items asked for at the same moment are read in one request. */
export function getItem(key: Key): Promise<Item | undefined> {
  reader ??= new DataLoader(readTogether, {
    cache: false,
    maxBatchSize: MOST_READ_TOGETHER,
    batchScheduleFn: setImmediate,
  });
  return reader.load(key);
}

/** Several items, read consistently; those that are missing are left out. */
export async function getItems(wanted: Key[]): Promise<Item[]> {
  const found = await Promise.all(wanted.map(getItem));
  return found.filter((item) => item !== undefined);
}

let reader: DataLoader<Key, Item | undefined> | undefined;

/** What BatchGetItem takes at the most. */
const MOST_READ_TOGETHER = 100;

async function readTogether(wanted: readonly Key[]): Promise<(Item | undefined)[]> {
  const unique = new Map(wanted.map((key) => [nameOfKey(key), { pk: key.pk, sk: key.sk }]));
  const found =
    unique.size === 1 ? await readOne([...unique.values()]) : await readAll([...unique.values()]);
  const byKey = new Map(found.map((item) => [nameOfKey(item as Key), item]));
  return wanted.map((key) => byKey.get(nameOfKey(key)));
}

async function readOne([key]: Key[]): Promise<Item[]> {
  const { Item } = await patiently(() =>
    table().send(new GetCommand({ TableName: name(), Key: key, ConsistentRead: true })),
  );
  return Item ? [Item] : [];
}

async function readAll(wanted: Key[]): Promise<Item[]> {
  const found: Item[] = [];
  let ask = wanted;
  for (let attempt = 0; ask.length > 0; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const RequestItems = { [name()]: { Keys: ask, ConsistentRead: true } };
    const { Responses, UnprocessedKeys } = await patiently(() =>
      table().send(new BatchGetCommand({ RequestItems })),
    );
    found.push(...(Responses?.[name()] ?? []));
    ask = (UnprocessedKeys?.[name()]?.Keys ?? []) as Key[];
  }
  return found;
}

function nameOfKey({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

/** All items of a partition whose sort key begins so, read consistently, in key order. */
export async function queryPartition(pk: string, prefix: string): Promise<Item[]> {
  return queryAll({
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
    ConsistentRead: true,
  });
}

/** Every page of a query. Only for sets that a programme bounds. */
export async function queryAll(input: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
  const items: Item[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await queryPage(input, start);
    items.push(...page.items);
    start = page.next;
  } while (start);
  return items;
}

/** One page of a query and where the next one starts. */
export async function queryPage(
  input: Omit<QueryCommandInput, 'TableName'>,
  start?: Record<string, unknown>,
): Promise<{ items: Item[]; next?: Record<string, unknown> }> {
  const query = { ...input, TableName: name(), ...(start ? { ExclusiveStartKey: start } : {}) };
  const page = await patiently(() => table().send(new QueryCommand(query)));
  return {
    items: page.Items ?? [],
    ...(page.LastEvaluatedKey ? { next: page.LastEvaluatedKey } : {}),
  };
}

/**
 * One conditional update. Answers the item after it, or `undefined` when the condition did not hold.
 * @throws AcademyError `TableBusy`
 */
export function update(write: Write & { update: Key; set: string }): Promise<Item | undefined> {
  return patiently(async () => {
    try {
      const { Attributes } = await table().send(
        new UpdateCommand({ ...updateInput(write, name()), ReturnValues: 'ALL_NEW' }),
      );
      return Attributes ?? {};
    } catch (error) {
      if (nameOf(error) === 'ConditionalCheckFailedException') return undefined;
      throw error;
    }
  });
}

/**
 * The same where nobody needs the item: whether the condition held.
 * @throws AcademyError `TableBusy`
 */
export function updateOnly(write: Write & { update: Key; set: string }): Promise<boolean> {
  return patiently(async () => {
    try {
      await table().send(new UpdateCommand(updateInput(write, name())));
      return true;
    } catch (error) {
      if (nameOf(error) === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  });
}

/**
 * All writes or none. Answers the places of the writes whose condition failed; empty means done.
 * @throws AcademyError `TableBusy`
 */
export function transact(writes: Write[]): Promise<number[]> {
  return patiently(async () => {
    try {
      await table().send(
        new TransactWriteCommand({
          TransactItems: writes.map((write) => transactItem(write, name())),
        }),
      );
      return [];
    } catch (error) {
      const codes = cancellationCodes(error);
      const failed = codes.flatMap((code, at) => (code === 'ConditionalCheckFailed' ? [at] : []));
      if (failed.length === 0) throw error;
      return failed;
    }
  });
}

function name(): string {
  return process.env['TABLE_NAME'] ?? '';
}

function measure(measured: DynamoDBDocumentClient): void {
  measured.middlewareStack.add(
    (next, context) => async (args) => {
      const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' } as typeof args.input;
      const result = await next({ ...args, input });
      consumed.publish({ command: context.commandName, input: args.input, output: result.output });
      return result;
    },
    { step: 'initialize', name: 'measureCapacity' },
  );
}
