import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TableConnection, tableConnection } from '../../lib/local/table-connection.ts';
import { startLosingServer } from '../fixtures/losing-server.ts';
import { startTable, type TestTable } from '../fixtures/table.ts';

let server: TestTable;
let connection: TableConnection;
let long: DynamoDBDocumentClient;
let short: DynamoDBDocumentClient;

beforeAll(async () => {
  server = await startTable();
  connection = tableConnection(server.endpoint);
  long = newClient();
  short = newClient();
  connection.shorten(short);
});

afterAll(async () => {
  long.destroy();
  short.destroy();
  await connection.close();
  await server.stop();
});

function newClient(): DynamoDBDocumentClient {
  const marshallOptions = { removeUndefinedValues: true };
  return DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions });
}

const TableName = process.env['TABLE_NAME'] ?? 'academy';
const ITEM = {
  sk: 'a',
  words: ['Ünïcode', ''],
  count: 7.5,
  nested: { yes: true, nothing: null, Key: 'a field of that name', Items: [{ Item: 1 }] },
  tags: new Set(['one', 'two']),
};
const put = (pk: string, further: object = {}) =>
  new TransactWriteCommand({
    TransactItems: [{ Put: { TableName, Item: { ...ITEM, pk, ...further, left: undefined } } }],
  });
const update = (pk: string, further: object = {}) =>
  new UpdateCommand({
    TableName,
    Key: { pk, sk: 'a' },
    UpdateExpression: 'SET #count = #count + :more',
    ConditionExpression: '#count < :most',
    ExpressionAttributeNames: { '#count': 'count' },
    ExpressionAttributeValues: { ':more': 1, ':most': 8 },
    ...further,
  });

/** What a client is told, be it an answer or an error, by the client that is asked. */
async function told(client: DynamoDBDocumentClient, pk: string) {
  const all = [
    put(pk),
    put(`${pk}-2`),
    new GetCommand({ TableName, Key: { pk, sk: 'a' }, ConsistentRead: true }),
    new GetCommand({ TableName, Key: { pk, sk: 'none' } }),
    new BatchGetCommand({
      RequestItems: { [TableName]: { Keys: [{ pk, sk: 'a' }], ConsistentRead: true } },
    }),
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ReturnConsumedCapacity: 'TOTAL',
    }),
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      Limit: 1,
    }),
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ExclusiveStartKey: { pk, sk: 'a' },
    }),
    update(pk, { ReturnValues: 'ALL_NEW' }),
    update(pk),
    update(pk, { UpdateExpression: 'SET nonsense' }),
    new TransactWriteCommand({
      TransactItems: [
        {
          ConditionCheck: {
            TableName,
            Key: { pk, sk: 'a' },
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
        {
          Put: {
            TableName,
            Item: { pk: `${pk}-2`, sk: 'a' },
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ],
    }),
    new GetCommand({ TableName: 'no-such-table', Key: { pk, sk: 'a' } }),
  ];
  const answers: unknown[] = [];
  for (const command of all) {
    // One list of commands of several kinds is no kind that `send` knows.
    const answer = client.send(command as GetCommand);
    answers.push(await answer.then(({ $metadata, ...output }) => output).catch(describeError));
  }
  return JSON.parse(
    JSON.stringify(answers, (_name, value) =>
      value instanceof Set ? [...value] : value,
    ).replaceAll(pk, 'THE-KEY'),
  );
}

function describeError(error: unknown) {
  const { name, message } = error as Error;
  if (!(error instanceof TransactionCanceledException)) return { name, message };
  return { name, message, reasons: error.CancellationReasons };
}

it('the short way answers and refuses in the words of the SDK’s own way', async () => {
  const answers = await told(long, 'long');
  expect(await told(short, 'short')).toEqual(answers);
  const names = answers.flatMap(({ name }: { name?: string }) => name ?? []);
  expect(names).toEqual([
    'ConditionalCheckFailedException',
    'ValidationException',
    'TransactionCanceledException',
    'ResourceNotFoundException',
  ]);
});

it('an answer that is lost on the way is an error, and nothing is asked twice', async () => {
  const losing = await startLosingServer(server.endpoint);
  const broken = tableConnection(losing.url);
  const client = newClient();
  broken.shorten(client);
  losing.loseAnswers('TransactWriteItems', 1);
  await expect(client.send(put('lost'))).rejects.toThrow();
  expect(losing.passedOn('TransactWriteItems')).toBe(1);
  client.destroy();
  await broken.close();
  await losing.stop();
});
