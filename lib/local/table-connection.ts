import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { Agent } from 'undici';
import { type Exchanged, exchange } from './exchange.ts';

/** How the clients of one host reach its table server; `close` lets go of the connections. */
export type TableConnection = {
  /** From now on this client takes the short way. */
  shorten(client: DynamoDBDocumentClient): void;
  close(): Promise<void>;
};

/**
 * The way from the document client to a table server on this machine. A middleware says what the SDK
 * would say in the end, and leaves out what only a wide network needs: signature, endpoint rules, user
 * agent, retries. They are most of what a request costs here (docs/decisions/0046).
 */
export function tableConnection(endpoint: string): TableConnection {
  const agent = new Agent({ connections: CONNECTIONS });
  const ask = (action: string, body: string) => post(agent, endpoint, action, body);
  const shorten = ({ middlewareStack }: DynamoDBDocumentClient) => {
    for (const name of LEFT_OUT) middlewareStack.remove(name);
    middlewareStack.add(
      (_next, { commandName = '' }) =>
        async ({ input }) => {
          const action = commandName.replace(/Command$/, '');
          const answer = await ask(action, JSON.stringify(translate(input, toAttributes)));
          const fields = JSON.parse(answer.body.toString()) as Fields;
          if (answer.status !== 200) throw errorOf(answer.status, fields);
          const output = { ...translate(fields, unmarshall), $metadata: {} };
          return { output, response: answer };
        },
      // After the step in which others look at inputs and outputs, before anything is made of them.
      { step: 'serialize', priority: 'high', name: 'shortWayToTable' },
    );
  };
  return { shorten, close: () => agent.close() };
}

const CONNECTIONS = 50;

/** What nobody comes to after the short way; the client puts its middleware in order at every call. */
const LEFT_OUT = [
  ...['hostHeaderMiddleware', 'recursionDetectionMiddleware', 'getUserAgentMiddleware'],
  ...['retryMiddleware', 'httpAuthSchemeMiddleware', 'httpSigningMiddleware'],
  'contentLengthMiddleware',
];

// biome-ignore lint/suspicious/noExplicitAny: what DynamoDB takes and answers, of any action
type Fields = Record<string, any>;

/** The fields that hold an item's attributes, or a list of such; all others are sent as they are. */
const HOLD_ATTRIBUTES = new Set([
  ...['Key', 'Keys', 'Item', 'Items', 'Attributes', 'ExpressionAttributeValues'],
  ...['ExclusiveStartKey', 'LastEvaluatedKey'],
]);

/** The same fields with every item translated. */
function translate(fields: Fields, item: (attributes: Fields) => Fields): Fields {
  return mapFields(fields, (value, name) => {
    if (HOLD_ATTRIBUTES.has(name)) return Array.isArray(value) ? value.map(item) : item(value);
    // Each table's items stand under its name.
    if (name === 'Responses') return mapFields(value, (items) => items.map(item));
    if (Array.isArray(value)) return value.map((each) => translate(each, item));
    return typeof value === 'object' ? translate(value, item) : value;
  });
}

function mapFields(fields: Fields, map: (value: Fields[string], name: string) => unknown): Fields {
  const mapped: Fields = {};
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) mapped[name] = map(value, name);
  return mapped;
}

function toAttributes(item: Fields): Fields {
  return marshall(item, { removeUndefinedValues: true });
}

/** As the SDK would throw it; only the error of a transaction has more than a name. */
function errorOf(status: number, { __type, message, Message, ...further }: Fields): Error {
  const name = String(__type).split('#').at(-1) ?? '';
  const said = { message: message ?? Message, $metadata: { httpStatusCode: status } };
  if (name === 'TransactionCanceledException')
    return new TransactionCanceledException({ ...said, ...further });
  return new DynamoDBServiceException({ ...said, name, $fault: 'client' });
}

/** The server wants to see a signature; whoever may reach it may use it. */
const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20240101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20240101/local/any/aws4_request, SignedHeaders=host, Signature=none',
};

function post(agent: Agent, origin: string, action: string, body: string): Promise<Exchanged> {
  const headers = { ...HEADERS, 'x-amz-target': `DynamoDB_20120810.${action}` };
  return exchange(agent, { origin, path: '/', method: 'POST', headers, body });
}
