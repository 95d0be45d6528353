import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TestStateCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHost, definitionOf, type Host } from './host.ts';
import { CLIENT, serve } from './served.ts';

const roleArn = 'arn:aws:iam::000000000000:role/r';
const saying = (Output: unknown) => definitionOf({ Say: { Type: 'Pass', Output, End: true } });
const asking = (more: object = {}) =>
  definitionOf({
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { Payload: '{% $states.context.Task.Token %}' },
      End: true,
      ...more,
    },
  });

// Each of these is the whole life of something, by the client the doors use.
describe('With the unmodified SDK', () => {
  let host: Host;
  let server: Awaited<ReturnType<typeof serve>>;
  let client: SFNClient;

  beforeEach(async () => {
    host = createHost();
    server = await serve(host.runner);
    client = new SFNClient({ ...CLIENT, endpoint: server.url });
  });

  afterEach(() => {
    client.destroy();
    server.close();
  });

  const create = async (name: string, definition: string, type: 'STANDARD' | 'EXPRESS') => {
    const request = { name, definition, roleArn, type };
    const { stateMachineArn } = await client.send(new CreateStateMachineCommand(request));
    return stateMachineArn ?? '';
  };

  it('an execution keeps the definition it started with, whatever becomes of its machine', async () => {
    const stateMachineArn = await create('changing', asking(), 'STANDARD');
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
    await host.runner.idle();
    const update = { stateMachineArn, definition: saying('new') };
    const { updateDate, revisionId } = await client.send(new UpdateStateMachineCommand(update));
    expect(updateDate).toEqual(host.now());
    const machine = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(machine).toMatchObject({ definition: saying('new'), revisionId, status: 'ACTIVE' });
    const kept = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(kept.definition).toBe(asking());
    await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
    const taskToken = host.calls.at(-1)?.task.taskToken;
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'No', cause: 'not now' }));
    const outcome = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'No', cause: 'not now' });
    await expect(
      client.send(new DescribeStateMachineCommand({ stateMachineArn })),
    ).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('a failed execution is taken up again where it failed', async () => {
    const stateMachineArn = await create('failing', asking(), 'STANDARD');
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
    const running = new RedriveExecutionCommand({ executionArn });
    await expect(client.send(running)).rejects.toMatchObject({ name: 'ExecutionNotRedrivable' });
    await client.send(new StopExecutionCommand({ executionArn, error: 'Stopped', cause: 'by us' }));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      error: 'Stopped',
      redriveStatus: 'REDRIVABLE',
    });
    const { redriveDate } = await client.send(new RedriveExecutionCommand({ executionArn }));
    expect(redriveDate).toEqual(host.now());
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'RUNNING',
      redriveCount: 1,
    });
    await client.send(new StopExecutionCommand({ executionArn }));
  });

  it('lists are read in pages, newest first, and histories in either order', async () => {
    const stateMachineArn = await create('listed', saying('this'), 'STANDARD');
    for (const name of ['a', 'b', 'c']) {
      await client.send(new StartExecutionCommand({ stateMachineArn, name }));
    }
    const names: (string | undefined)[][] = [];
    for await (const { executions = [] } of paginateListExecutions(
      { client, pageSize: 2 },
      { stateMachineArn, statusFilter: 'SUCCEEDED' },
    )) {
      names.push(executions.map(({ name }) => name));
    }
    expect(names).toEqual([['c', 'b'], ['a']]);
    const none = { stateMachineArn, statusFilter: 'FAILED' } as const;
    expect((await client.send(new ListExecutionsCommand(none))).executions).toEqual([]);
    const executionArn = stateMachineArn.replace('stateMachine', 'execution').concat(':a');
    const read = async (reverseOrder: boolean) => {
      const ids: (number | undefined)[] = [];
      const asked = { executionArn, reverseOrder };
      for await (const page of paginateGetExecutionHistory({ client, pageSize: 3 }, asked)) {
        ids.push(...(page.events ?? []).map(({ id }) => id));
      }
      return ids;
    };
    expect(await read(false)).toEqual([1, 2, 3, 4]);
    expect(await read(true)).toEqual([4, 3, 2, 1]);
    const bare = { executionArn, includeExecutionData: false };
    const { events } = await client.send(new GetExecutionHistoryCommand(bare));
    expect(events?.[2]?.stateExitedEventDetails).toEqual({ name: 'Say' });
    await expect(
      client.send(new ListStateMachinesCommand({ maxResults: 1001 })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).toContain('listed');
  });

  it('an Express execution answers its caller', async () => {
    const stateMachineArn = await create('quick', saying('{% $states.input.n %}'), 'EXPRESS');
    const input = '{"n":7}';
    const outcome = await client.send(new StartSyncExecutionCommand({ stateMachineArn, input }));
    expect(outcome).toMatchObject({
      status: 'SUCCEEDED',
      output: '7',
      startDate: host.now(),
      stopDate: host.now(),
      billingDetails: { billedMemoryUsedInMB: 64 },
    });
  });

  it('a state is tested with a mock, and what is inside is shown', async () => {
    const Retry = [{ ErrorEquals: ['Busy'], IntervalSeconds: 4 }];
    const request = { definition: asking({ Retry }), stateName: 'Ask', roleArn };
    const context = '{"Task":{"Token":"a token"}}';
    const mock = { result: '{"by":"Ada"}' };
    const inspectionLevel = 'DEBUG' as const;
    const good = { ...request, context, mock, inspectionLevel };
    expect(await client.send(new TestStateCommand(good))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"by":"Ada"}',
      inspectionData: { result: '{"by":"Ada"}' },
    });
    const busy = { ...request, mock: { errorOutput: { error: 'Busy' } }, inspectionLevel };
    expect(await client.send(new TestStateCommand(busy))).toMatchObject({
      status: 'RETRIABLE',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 4 } },
    });
  });
});
