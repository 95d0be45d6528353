import {
  type Change,
  CloudFormationClient,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';

/** The stacks in the order in which they are deployed. */
export const STACKS = ['Qi4AllMail', 'Qi4AllRecords', 'Qi4AllAcademy'] as const;

/** Name of the change sets that a deployment looks at before it makes them. */
export const CHANGE_SET = 'qi4all-to-be-looked-at';

/** A stack that is there: CloudFormation's word for how it stands, and its outputs by name. */
export type Found = { status: string; outputs: Record<string, string> };

/** Looks at what is deployed. */
export type Deployed = {
  /** `undefined` where there is no such stack. */
  stack(name: string): Promise<Found | undefined>;
  /** What the prepared change set would do; nothing where there is none. */
  changes(stack: string): Promise<Change[]>;
  close(): void;
};

/**
 * Whether its first deployment failed. Protected from deletion as it is, it stands in the way of the next.
 */
export function halfMade({ status }: Found): boolean {
  return ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED'].includes(status);
}

/** The deployed stacks of a region. */
export function deployedIn(region: string): Deployed {
  const client = new CloudFormationClient({ region });
  return {
    stack: async (StackName) => {
      try {
        const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
        const { StackStatus: status = '', Outputs = [] } = Stacks?.[0] ?? {};
        const outputs = Outputs.map(({ OutputKey = '', OutputValue = '' }) => [
          OutputKey,
          OutputValue,
        ]);
        return { status, outputs: Object.fromEntries(outputs) };
      } catch (error) {
        if (error instanceof Error && error.message.includes('does not exist')) return undefined;
        throw error;
      }
    },
    changes: async (StackName) => changesOf(client, StackName),
    close: () => client.destroy(),
  };
}

async function changesOf(client: CloudFormationClient, StackName: string): Promise<Change[]> {
  const found: Change[] = [];
  let NextToken: string | undefined;
  try {
    do {
      const page = await client.send(
        new DescribeChangeSetCommand({ StackName, ChangeSetName: CHANGE_SET, NextToken }),
      );
      found.push(...(page.Changes ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return found;
  } catch (error) {
    // The command takes an empty change set away again.
    if (error instanceof Error && error.name.startsWith('ChangeSetNotFound')) return [];
    throw error;
  }
}
