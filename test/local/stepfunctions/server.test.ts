import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TestStateCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Runner } from '../../../lib/local/stepfunctions/runner.ts';
import { handleStepFunctionsRequest } from '../../../lib/local/stepfunctions/server.ts';
import { createHost, definitionOf, type Host } from './host.ts';
import { CLIENT, serve } from './served.ts';

const definition = definitionOf({
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { Payload: '{% $states.context.Task.Token %}' },
    End: true,
  },
});

describe('The unmodified SDK', () => {
  let host: Host;
  let server: Awaited<ReturnType<typeof serve>>;
  let client: SFNClient;

  beforeEach(async () => {
    host = createHost();
    server = await serve(host.runner);
    process.env['AWS_ENDPOINT_URL_SFN'] = server.url;
    client = new SFNClient(CLIENT);
  });

  afterEach(() => {
    delete process.env['AWS_ENDPOINT_URL_SFN'];
    client.destroy();
    server.close();
  });

  it('starts an execution, answers its task and reads its history', async () => {
    const roleArn = 'arn:aws:iam::000000000000:role/r';
    const created = await client.send(
      new CreateStateMachineCommand({ name: 'm', definition, roleArn }),
    );
    const { stateMachineArn } = created;
    const { executionArn, startDate } = await client.send(
      new StartExecutionCommand({ stateMachineArn, name: 'e' }),
    );
    expect(startDate).toEqual(host.now());
    await host.runner.idle();
    const taskToken = host.calls[0]?.task.taskToken;
    await client.send(new SendTaskHeartbeatCommand({ taskToken }));
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"by":"Ada"}' }));
    const outcome = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(outcome).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"by":"Ada"}',
      stopDate: host.now(),
    });
    const { events } = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }),
    );
    expect(events?.[0]).toMatchObject({ type: 'ExecutionSucceeded', timestamp: host.now() });
    const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions).toHaveLength(1);
  });

  it('gets the errors of AWS as exceptions of its own', async () => {
    const stateMachineArn = 'arn:aws:states:eu-west-2:000000000000:stateMachine:none';
    await expect(client.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject(
      {
        name: 'StateMachineDoesNotExist',
        message: `State Machine Does Not Exist: '${stateMachineArn}'`,
      },
    );
    await expect(
      client.send(new SendTaskSuccessCommand({ taskToken: 'x', output: '{}' })),
    ).rejects.toMatchObject({ name: 'InvalidToken' });
    host.runner.createStateMachine({ name: 'm', definition });
    await expect(
      client.send(
        new StartSyncExecutionCommand({
          stateMachineArn: 'arn:aws:states:eu-west-2:000000000000:stateMachine:m',
        }),
      ),
    ).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' });
  });

  it('validates definitions and tests states', async () => {
    const broken = JSON.stringify({ StartAt: 'A', States: {} });
    const { result, diagnostics } = await client.send(
      new ValidateStateMachineDefinitionCommand({ definition: broken }),
    );
    expect({ result, location: diagnostics?.[0]?.location }).toEqual({
      result: 'FAIL',
      location: '/States',
    });
    const state = JSON.stringify({ Type: 'Pass', QueryLanguage: 'JSONata', Output: 1, End: true });
    expect(await client.send(new TestStateCommand({ definition: state }))).toMatchObject({
      status: 'SUCCEEDED',
      output: '1',
    });
  });
});

describe('A request', () => {
  let runner: Runner;

  beforeEach(() => {
    runner = createHost().runner;
  });

  const answerTo = async (target: string, body: string) => {
    const answer = await handleStepFunctionsRequest(runner, target, body);
    return { status: answer.status, ...JSON.parse(answer.body) };
  };

  it('for an action that is not implemented is refused at once', async () => {
    expect(await answerTo('AWSStepFunctions.CreateActivity', '{}')).toMatchObject({
      status: 400,
      __type: 'UnknownOperationException',
    });
    expect(await answerTo('', '')).toMatchObject({
      status: 400,
      __type: 'UnknownOperationException',
    });
    expect(await answerTo('DynamoDB_20120810.ListTables', '{}')).toMatchObject({ status: 400 });
  });

  it('that is no JSON object, or lacks something, is refused', async () => {
    expect(await answerTo('AWSStepFunctions.StartExecution', '{')).toMatchObject({
      __type: 'SerializationException',
    });
    expect(await answerTo('AWSStepFunctions.StartExecution', '[]')).toMatchObject({
      __type: 'SerializationException',
    });
    expect(await answerTo('AWSStepFunctions.StartExecution', '')).toMatchObject({
      __type: 'ValidationException',
      message:
        "1 validation error detected: Value at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
    });
    expect(
      await answerTo('AWSStepFunctions.StartExecution', '{"stateMachineArn":1}'),
    ).toMatchObject({
      __type: 'ValidationException',
    });
  });

  it('that meets a fault of the runner says so', async () => {
    const broken = {
      ...runner,
      listStateMachines: () => {
        throw new Error('out of order');
      },
    };
    const answer = await handleStepFunctionsRequest(
      broken,
      'AWSStepFunctions.ListStateMachines',
      '{}',
    );
    expect(answer).toEqual({
      status: 500,
      body: '{"__type":"InternalServerError","message":"out of order"}',
    });
  });

  it('that is too large is refused', async () => {
    const server = await serve(runner);
    const body = 'x'.repeat(3 * 1024 * 1024);
    const response = await fetch(server.url, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ __type: 'ValidationException' });
    server.close();
  });
});
