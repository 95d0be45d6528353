import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { consumed } from '../../functions/adapters/table.ts';
import type { TableConnection } from './table-connection.ts';

/** Who takes from the lists of what is recorded but not done: the sweep, the sender, the keeper of accounts. */
export type Taker = 'work' | 'mail' | 'signIn';

/** The earliest entry that each of them has; nothing where there is none. */
export type Earliest = { [taker in Taker]?: string | undefined };

/** How the host looks at those lists to set its clock. */
export type Todo = {
  /** Never later than what is in the table; earlier only until looked at. */
  earliest(): Promise<Earliest>;
  /** Looks again, since what was the earliest may be done; also at what other processes wrote. */
  look(at?: Taker[]): Promise<void>;
  /** The same by somebody who reads the list anyway, and answers when its earliest entry is due. */
  learn(taker: Taker, read: () => Promise<string | undefined>): Promise<void>;
  close(): void;
};

/** The names of their lists in the index; the sender has two. */
const LISTS: Record<Taker, string[]> = {
  work: ['work'],
  mail: ['mail', 'mail-later'],
  signIn: ['sign-in'],
};

/** All of them. */
export const TAKERS = Object.keys(LISTS) as Taker[];

/**
 * Reads the index `todo`. It listens to what the doors write: an entry that is added is known by that,
 * so the clock may be set without asking the table at every step.
 */
export function readTodo(TableName: string, connection: TableConnection): Todo {
  // Not the doors' client: what the host looks at is not what the academy reads.
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  connection.shorten(client);
  let known: Earliest | undefined;
  /** What was added while a list is read, which the reader may not have seen: when, by its key. */
  const added: Record<Taker, Map<string, string>> = {
    work: new Map(),
    mail: new Map(),
    signIn: new Map(),
  };
  const listener = (message: unknown) => {
    for (const { taker, key, at } of entriesIn((message as { input: unknown }).input)) {
      if (at === undefined) added[taker].delete(key);
      else added[taker].set(key, at);
      if (known) known[taker] = earlier(known[taker], at);
    }
  };
  consumed.subscribe(listener);

  async function first(list: string): Promise<string | undefined> {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'todo',
        KeyConditionExpression: 'todo = :list',
        ExpressionAttributeValues: { ':list': list },
        Limit: 1,
      }),
    );
    return Items?.[0]?.['todoAt'] as string | undefined;
  }

  async function learn(taker: Taker, read: () => Promise<string | undefined>): Promise<void> {
    added[taker].clear();
    const found = await read();
    known ??= {};
    known[taker] = [found, ...added[taker].values()].reduce(earlier);
  }

  async function look(takers = TAKERS): Promise<void> {
    await Promise.all(
      takers.map((taker) =>
        learn(taker, async () => (await Promise.all(LISTS[taker].map(first))).reduce(earlier)),
      ),
    );
  }

  return {
    earliest: async () => {
      if (!known) await look();
      return { ...known };
    },
    look,
    learn,
    close: () => {
      consumed.unsubscribe(listener);
      client.destroy();
    },
  };
}

function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

type Written = {
  Item?: Record<string, unknown>;
  Key?: Record<string, unknown>;
  UpdateExpression?: string;
  ExpressionAttributeValues?: Record<string, unknown>;
};
type Input = Written & { TransactItems?: { Put?: Written; Update?: Written }[] };

/** An entry of those lists that a write adds or moves, or, without an instant, takes away. */
type Change = { taker: Taker; key: string; at: string | undefined };

function entriesIn(input: unknown): Change[] {
  const { TransactItems, ...single } = input as Input;
  const written = TransactItems?.map(({ Put, Update }) => Put ?? Update ?? {}) ?? [single];
  return written.flatMap(changeOf);
}

function changeOf(write: Written): Change | [] {
  const { pk, sk } = write.Item ?? write.Key ?? {};
  const at = write.Item?.['todoAt'] ?? valueSet(write, SETS_TIME);
  if (at === undefined && !takesMailAway(write)) return [];
  const list = write.Item?.['todo'] ?? valueSet(write, SETS_LIST) ?? listOf(write);
  const taker = TAKERS.find((each) => LISTS[each].includes(String(list)));
  return taker ? { taker, key: `${pk} ${sk}`, at: at === undefined ? at : String(at) } : [];
}

const SETS_TIME = /\btodoAt = (:\w+)/;
const SETS_LIST = /\btodo = (:\w+)/;

/**
 * What is done with a mail is done by one after another. On other lists many write at once, and of two
 * changes that are heard in the wrong order an entry must be left: it is looked for again.
 */
function takesMailAway(write: Written): boolean {
  return listOf(write) === 'mail' && /\bREMOVE .*\btodo\b/.test(write.UpdateExpression ?? '');
}

function valueSet({ UpdateExpression, ExpressionAttributeValues }: Written, set: RegExp): unknown {
  const [, name = ''] = set.exec(UpdateExpression ?? '') ?? [];
  return ExpressionAttributeValues?.[name];
}

/** An update that moves an entry without naming its list leaves it where its kind of item is. */
function listOf({ Key }: Written): string {
  const [kind] = String(Key?.['sk']).split('#');
  return kind === 'MAIL' ? 'mail' : kind === 'PERSON' ? 'sign-in' : 'work';
}
