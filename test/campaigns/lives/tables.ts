import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startTableServer } from '../../../lib/local/table-server.ts';

/** A table server that lives one after the other share: each has a table of its own in it. */
export type Tables = {
  /** Lets the next academy of this process use it. */
  offer(): void;
  /** Forgets the table of a life that has ended. */
  empty(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts it: a table server takes longer to start than all the rest of an academy. */
export async function openTables(): Promise<Tables> {
  const { endpoint, stop } = await startTableServer({ dataFolder: ':memory:', env: process.env });
  return {
    offer: () => {
      process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint;
    },
    empty: async () => {
      const client = new DynamoDBClient({ endpoint });
      await client.send(new DeleteTableCommand({ TableName: 'academy' }));
      client.destroy();
    },
    stop,
  };
}
