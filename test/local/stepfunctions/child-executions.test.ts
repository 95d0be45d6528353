import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, type Host, typesOf } from './host.ts';

const CHILD = 'arn:aws:states:eu-west-2:000000000000:stateMachine:child';

const parent = (pattern: string, Arguments: unknown, more: object = {}) =>
  definitionOf({
    Start: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Arguments,
      End: true,
      ...more,
    },
  });

function started(
  definition: string,
  childStates: object = { Wait: { Type: 'Wait', Seconds: 10, End: true } },
): {
  host: Host;
  executionArn: string;
  outcome: () => ReturnType<Host['runner']['describeExecution']>;
} {
  const host = createHost();
  host.runner.createStateMachine({ name: 'child', definition: definitionOf({ ...childStates }) });
  const { stateMachineArn } = host.runner.createStateMachine({ name: 'parent', definition });
  const { executionArn } = host.runner.startExecution({
    stateMachineArn,
    name: 'run',
    input: '{}',
  });
  return { host, executionArn, outcome: () => host.runner.describeExecution({ executionArn }) };
}

const child = { StateMachineArn: CHILD, Name: 'c', Input: { n: 1 } };

describe('states:startExecution', () => {
  it('starts an execution in the same runner and does not wait for it', () => {
    const { host, outcome } = started(parent('', child));
    const answer = JSON.parse(outcome().output ?? '{}');
    const headers = {
      connection: 'keep-alive',
      'Content-Length': '97',
      'Content-Type': 'application/x-amz-json-1.0',
      Date: 'Mon, 02 Sep 2024 09:00:00 GMT',
      'x-amzn-RequestId': expect.any(String),
    };
    expect(answer).toEqual({
      ExecutionArn: 'arn:aws:states:eu-west-2:000000000000:execution:child:c',
      SdkHttpMetadata: {
        AllHttpHeaders: expect.objectContaining({ connection: ['keep-alive'] }),
        HttpHeaders: headers,
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: expect.any(String) },
      StartDate: '2024-09-02T09:00:00.000Z',
    });
    const { status, input } = host.runner.describeExecution({ executionArn: answer.ExecutionArn });
    expect({ status, input }).toEqual({ status: 'RUNNING', input: '{"n":1}' });
  });

  it('fails in AWS’s words when the name is taken or the machine unknown', () => {
    const twice = definitionOf({
      One: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution',
        Arguments: child,
        Next: 'Two',
      },
      Two: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution',
        Arguments: { ...child, Input: '{}' },
        End: true,
      },
    });
    const { error, cause } = started(twice).outcome();
    expect(error).toBe('StepFunctions.ExecutionAlreadyExistsException');
    expect(cause).toMatch(
      /^Execution Already Exists: 'arn:.*:child:c' \(Service: Sfn, Status Code: 400, Request ID: .*\)$/,
    );
    const unknown = started(parent('', { StateMachineArn: `${CHILD}ren` })).outcome();
    expect(unknown.error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });

  it('has an input and a name of its own when it is given none', () => {
    const { host, outcome } = started(parent('', { StateMachineArn: CHILD }));
    const { ExecutionArn } = JSON.parse(outcome().output ?? '{}');
    expect(host.runner.describeExecution({ executionArn: ExecutionArn }).input).toBe('{}');
    expect(started(parent('', 'nonsense')).outcome().error).toBe(
      'StepFunctions.InvalidArnException',
    );
  });

  it('.sync waits for the end and has the output as text, .sync:2 as JSON', async () => {
    for (const [pattern, Output] of [
      ['.sync', '{"n":1}'],
      ['.sync:2', { n: 1 }],
    ] as const) {
      const { host, executionArn, outcome } = started(parent(pattern, child));
      expect(outcome().status).toBe('RUNNING');
      await host.drain();
      expect(JSON.parse(outcome().output ?? '{}')).toMatchObject({
        Name: 'c',
        Output,
        Status: 'SUCCEEDED',
        RedriveStatus: 'NOT_REDRIVABLE',
      });
      expect(typesOf(host, executionArn)).toContain('TaskSubmitted');
    }
  });

  it('.sync:2 has the whole of what DescribeExecution says of the child', async () => {
    const { host, outcome } = started(parent('.sync:2', child));
    await host.drain();
    const { executions } = host.runner.listExecutions({ stateMachineArn: CHILD });
    expect(JSON.parse(outcome().output ?? '{}')).toEqual({
      ExecutionArn: executions[0]?.executionArn,
      Input: { n: 1 },
      InputDetails: { Included: true },
      Name: 'c',
      Output: { n: 1 },
      OutputDetails: { Included: true },
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
      StartDate: executions[0]?.startDate.getTime(),
      StateMachineArn: CHILD,
      Status: 'SUCCEEDED',
      StopDate: executions[0]?.stopDate?.getTime(),
    });
  });

  it('.sync fails as States.TaskFailed with the whole story of a child that failed', async () => {
    const { host, outcome } = started(parent('.sync:2', child), {
      Fail: { Type: 'Fail', Error: 'No', Cause: 'never' },
    });
    await host.drain();
    expect(outcome().error).toBe('States.TaskFailed');
    expect(JSON.parse(outcome().cause ?? '{}')).toMatchObject({
      Status: 'FAILED',
      Error: 'No',
      Cause: 'never',
      RedriveStatus: 'REDRIVABLE',
    });
  });

  it('.sync that is retried after a timeout starts another child, and hears no more of the first', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }];
    const { Name: _, ...unnamed } = child;
    const definition = parent('.sync:2', unnamed, { TimeoutSeconds: 5, Retry });
    const { host, executionArn } = started(definition);
    await host.drain();
    const ends = typesOf(host, executionArn).filter((type) => /^Task(TimedOut|Failed)$/.test(type));
    expect(ends).toEqual(['TaskTimedOut', 'TaskTimedOut']);
    const children = host.runner.listExecutions({ stateMachineArn: CHILD }).executions;
    expect(children.map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED']);
  });

  it('.sync that times out stops its own child and no other', async () => {
    const { Name: _, ...unnamed } = child;
    const task = (more: object) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: unnamed,
      Output: '{% $states.result.Status %}',
      End: true,
      ...more,
    });
    const Catch = [{ ErrorEquals: ['States.Timeout'], Output: 'too late', Next: 'Caught' }];
    const branch = (name: string, more: object, states: object = {}) => ({
      StartAt: name,
      States: { [name]: task(more), ...states },
    });
    const caught = { Caught: { Type: 'Pass', End: true } };
    const { host, outcome } = started(
      definitionOf({
        Both: {
          Type: 'Parallel',
          Branches: [branch('One', { TimeoutSeconds: 5, Catch }, caught), branch('Other', {})],
          End: true,
        },
      }),
    );
    const { stateMachineArn } = host.runner.createStateMachine({
      name: 'alone',
      definition: parent('.sync:2', unnamed),
    });
    const other = host.runner.startExecution({ stateMachineArn });
    await host.drain();
    expect(outcome().output).toBe('["too late","SUCCEEDED"]');
    expect(host.runner.describeExecution(other).status).toBe('SUCCEEDED');
  });

  it('.sync stops the child when the parent stops or times out', async () => {
    const { host, executionArn } = started(parent('.sync:2', child, { TimeoutSeconds: 5 }));
    await host.step();
    expect(host.runner.metrics().executions).toMatchObject({ failed: 1, aborted: 1 });
    const again = started(parent('.sync:2', child));
    again.host.runner.stopExecution({ executionArn });
    expect(again.host.runner.metrics().executions).toMatchObject({ running: 0, aborted: 2 });
  });
});
