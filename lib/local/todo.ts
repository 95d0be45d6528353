import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

/** The two lists of what is recorded but not done, as the host looks at them to set the clock. */
export type Todo = {
  isDue(list: 'work' | 'mail', now: string): Promise<boolean>;
  /** The earliest entry of either list. */
  earliest(): Promise<string | undefined>;
  close(): void;
};

/** Reads the index `todo` of a table. */
export function readTodo(TableName: string): Todo {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const first = async (list: string) => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'todo',
        KeyConditionExpression: 'todo = :list',
        ExpressionAttributeValues: { ':list': list },
        ProjectionExpression: 'todoAt',
        Limit: 1,
      }),
    );
    return Items?.[0]?.['todoAt'] as string | undefined;
  };
  return {
    isDue: async (list, now) => {
      const at = await first(list);
      return at !== undefined && at <= now;
    },
    earliest: async () => {
      const both = await Promise.all([first('work'), first('mail')]);
      return both.filter((at) => at !== undefined).sort()[0];
    },
    close: () => client.destroy(),
  };
}
