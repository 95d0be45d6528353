import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { consumed } from '../../functions/adapters/table.ts';

/** The earliest entries of what is recorded but not done: for the sweep, the sender, the accounts. */
export type Earliest = { work?: string; mail?: string; signIn?: string };

/** How the host looks at those lists to set its clock. */
export type Todo = {
  /** The earliest entries now. Never later than what is in the table; earlier only until looked at. */
  look(): Promise<Earliest>;
  /** The same as far as known without looking, where nothing has been added since. */
  known(): Earliest | undefined;
  close(): void;
};

/** The lists that a door takes from; the sender has two. */
const LISTS = ['work', 'sign-in', 'mail', 'mail-later'] as const;
type List = (typeof LISTS)[number];

/**
 * Reads the index `todo`. It listens to what the doors write: while no entry is added, the earliest
 * can only move later, so the clock may be set without asking the table at every step.
 */
export function readTodo(TableName: string): Todo {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  let earliest: Earliest | undefined;
  let additions = 0;
  const listener = (message: unknown) => {
    if (!addsTodo((message as { input: unknown }).input)) return;
    additions += 1;
    earliest = undefined;
  };
  consumed.subscribe(listener);

  async function first(list: List): Promise<string | undefined> {
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

  return {
    look: async () => {
      const before = additions;
      const [work, signIn, ...mails] = await Promise.all(LISTS.map(first));
      const [mail] = mails.filter((at) => at !== undefined).sort();
      const found = {
        ...(work && { work }),
        ...(mail && { mail }),
        ...(signIn && { signIn }),
      };
      earliest = additions === before ? found : undefined;
      return found;
    },
    known: () => earliest,
    close: () => {
      consumed.unsubscribe(listener);
      client.destroy();
    },
  };
}

type Written = { Item?: { todoAt?: unknown }; UpdateExpression?: string };
type Input = Written & { TransactItems?: { Put?: Written; Update?: Written }[] };

function addsTodo(input: unknown): boolean {
  const { TransactItems, ...single } = input as Input;
  const written = TransactItems?.map(({ Put, Update }) => Put ?? Update ?? {}) ?? [single];
  return written.some(
    ({ Item, UpdateExpression }) =>
      Item?.todoAt !== undefined || /todoAt = /.test(UpdateExpression ?? ''),
  );
}
