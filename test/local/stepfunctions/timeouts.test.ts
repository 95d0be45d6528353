import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, eventsOf, START, startOf, typesOf } from './host.ts';

const never = () => new Promise(() => {});
const at = (seconds: number) => new Date(START.getTime() + seconds * 1000);

const ask = (more: object = {}) => ({
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
    End: true,
    ...more,
  },
});

const caught = { Caught: { Type: 'Pass', End: true } };

async function asked(more: object = {}, states: object = {}) {
  const host = createHost();
  const executionArn = await startOf(host, definitionOf({ ...ask(more), ...states }));
  return { host, executionArn, token: host.calls[0]?.task.taskToken ?? '' };
}

describe('A task that takes too long', () => {
  it('times out to the second, with the timeout its expression says', async () => {
    const { host, executionArn } = await asked({ TimeoutSeconds: '{% 60 * 60 %}' });
    expect(host.runner.nextDue()).toEqual(at(3600));
    await host.drain();
    expect(typesOf(host, executionArn).slice(-2)).toEqual(['TaskTimedOut', 'ExecutionFailed']);
    const { error, cause, stopDate } = host.runner.describeExecution({ executionArn });
    expect({ error, cause, stopDate }).toEqual({
      error: 'States.Timeout',
      cause: undefined,
      stopDate: at(3600),
    });
    expect(eventsOf(host, executionArn)[2]?.['taskScheduledEventDetails']).toMatchObject({
      timeoutInSeconds: 3600,
    });
  });

  it('gives a catcher an empty cause', async () => {
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Caught' }];
    const { host, executionArn } = await asked({ TimeoutSeconds: 5, Catch }, caught);
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).output).toBe(
      '{"Error":"States.Timeout","Cause":""}',
    );
  });

  it('has the same time again at each attempt, and a token of its own', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }];
    const { host, token } = await asked({ TimeoutSeconds: 60, Retry });
    await host.drain();
    expect(host.calls.map((call) => call.at)).toEqual([START, at(61)]);
    expect(host.calls[1]?.task.taskToken).not.toBe(token);
  });

  it('that ended in time leaves no timer behind for the state after it', async () => {
    const states = {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        TimeoutSeconds: 5,
        HeartbeatSeconds: 3,
        Next: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Ask' },
      ...ask({ TimeoutSeconds: 100 }),
    };
    const host = createHost();
    const executionArn = await startOf(host, definitionOf(states));
    expect(host.runner.nextDue()).toEqual(at(60));
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).stopDate).toEqual(at(160));
  });

  it('is not heard any more when it answers in the end', async () => {
    let answer = (_: unknown) => {};
    const host = createHost({
      task: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const Call = {
      ...ask().Ask,
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {},
      TimeoutSeconds: 1,
    };
    const definition = definitionOf({ Call });
    const { stateMachineArn } = host.runner.createStateMachine({ name: 'machine', definition });
    const { executionArn } = host.runner.startExecution({ stateMachineArn });
    await new Promise(setImmediate);
    host.setNow(at(1));
    host.runner.runDue();
    answer('late');
    await host.runner.idle();
    expect(host.runner.describeExecution({ executionArn }).error).toBe('States.Timeout');
  });

  it('with the ARN of a function has events of its own', async () => {
    const host = createHost({ task: never });
    const Resource = 'arn:aws:lambda:eu-west-2:000000000000:function:slow';
    const definition = definitionOf({
      Call: { Type: 'Task', Resource, TimeoutSeconds: 1, End: true },
    });
    const { stateMachineArn } = host.runner.createStateMachine({ name: 'machine', definition });
    const { executionArn } = host.runner.startExecution({ stateMachineArn });
    await new Promise(setImmediate);
    host.setNow(at(1));
    host.runner.runDue();
    expect(typesOf(host, executionArn).slice(2)).toEqual([
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionTimedOut',
      'ExecutionFailed',
    ]);
  });
});

describe('A heartbeat', () => {
  it('that is missed is a States.Timeout', async () => {
    const { host, executionArn } = await asked({ HeartbeatSeconds: 10 });
    await host.drain();
    expect(host.now()).toEqual(at(10));
    expect(host.runner.describeExecution({ executionArn }).error).toBe('States.Timeout');
  });

  it.each(['States.HeartbeatTimeout', 'States.Timeout'])('may be caught as %s', async (name) => {
    const Catch = [{ ErrorEquals: [name], Next: 'Caught' }];
    const { host, executionArn } = await asked({ HeartbeatSeconds: 10, Catch }, caught);
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).status).toBe('SUCCEEDED');
  });

  it('that a timeout is not', async () => {
    const Catch = [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'Caught' }];
    const { host, executionArn } = await asked({ TimeoutSeconds: 10, Catch }, caught);
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).status).toBe('FAILED');
  });

  it('that arrives starts the count again, but not that of the timeout', async () => {
    const { host, executionArn, token } = await asked({ HeartbeatSeconds: 10, TimeoutSeconds: 25 });
    for (const seconds of [9, 18]) {
      host.setNow(at(seconds));
      host.runner.sendTaskHeartbeat({ taskToken: token });
    }
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).stopDate).toEqual(at(25));
  });

  it('may be sent to a task that has no heartbeat', async () => {
    const { host, token } = await asked({ TimeoutSeconds: 25 });
    expect(host.runner.sendTaskHeartbeat({ taskToken: token })).toEqual({});
    expect(host.runner.nextDue()).toEqual(at(25));
  });
});

describe('An execution that takes too long', () => {
  it('times out as its definition says, and only the event has an error', async () => {
    const host = createHost();
    const definition = definitionOf(ask({ TimeoutSeconds: 100 }), { TimeoutSeconds: 30 });
    const executionArn = await startOf(host, definition);
    await host.drain();
    const { status, stopDate, error } = host.runner.describeExecution({ executionArn });
    expect({ status, stopDate, error }).toEqual({
      status: 'TIMED_OUT',
      stopDate: at(30),
      error: undefined,
    });
    expect(eventsOf(host, executionArn).at(-1)).toMatchObject({
      type: 'ExecutionTimedOut',
      previousEventId: 0,
      executionTimedOutEventDetails: { error: 'States.Timeout' },
    });
  });

  it('ends after a year in any case', async () => {
    const { host, executionArn } = await asked();
    await host.drain();
    const { status, stopDate } = host.runner.describeExecution({ executionArn });
    expect({ status, stopDate }).toEqual({ status: 'TIMED_OUT', stopDate: at(365 * 86_400) });
  });

  it('lets everything happen first that is due at the same instant', async () => {
    const host = createHost();
    const states = { Wait: { Type: 'Wait', Seconds: 30, End: true } };
    const executionArn = await startOf(host, definitionOf(states, { TimeoutSeconds: 30 }));
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).status).toBe('SUCCEEDED');
  });
});
