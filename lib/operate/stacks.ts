import {
  type Change,
  CloudFormationClient,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';

/** The stacks in the order in which they are deployed. */
export const STACKS = ['Qi4AllRecords', 'Qi4AllAcademy'] as const;

/** Name of the change sets that a deployment looks at before it makes them. */
export const CHANGE_SET = 'qi4all-to-be-looked-at';

/** Looks at what is deployed. */
export type Deployed = {
  /** All outputs of a stack by name; `undefined` where there is no such stack. */
  outputs(stack: string): Promise<Record<string, string> | undefined>;
  /** What the prepared change set would do; nothing where there is none. */
  changes(stack: string): Promise<Change[]>;
  close(): void;
};

/** The deployed stacks of a region. */
export function deployedIn(region: string): Deployed {
  const client = new CloudFormationClient({ region });
  return {
    outputs: async (StackName) => {
      try {
        const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
        const outputs = Stacks?.[0]?.Outputs ?? [];
        return Object.fromEntries(
          outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
        );
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
