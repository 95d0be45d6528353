import { describe, expect, it } from 'vitest';
import { TaskError, type TaskInvocation } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, outcomeOf, startOf } from './host.ts';

const call = (more: object) => ({
  Call: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'f', Payload: '{% $states.context.State.RetryCount %}' },
    End: true,
    ...more,
  },
  Caught: { Type: 'Pass', Output: '{% [$states.input, $kept] %}', End: true },
});

const failing = (...errors: string[]) => {
  const left = [...errors];
  return () => {
    const error = left.shift();
    if (error !== undefined) throw new TaskError(error, `because of ${error}`);
    return 'done';
  };
};

async function delaysOf(Retry: object[], errors: string[]) {
  const task = failing(...errors);
  const host = createHost({ task });
  const definition = definitionOf({ Call: { ...call({}).Call, Retry } });
  const executionArn = await startOf(host, definition);
  await host.drain();
  const times = host.calls.map(({ at }) => at.getTime());
  const delays = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000);
  return { delays, host, ...host.runner.describeExecution({ executionArn }) };
}

const payloadOf = ({ task }: { task: TaskInvocation }) =>
  (task.arguments as { Payload: unknown }).Payload;

describe('A retrier', () => {
  it('waits a second, then twice as long each time, and gives up after three', async () => {
    const { delays, error } = await delaysOf(
      [{ ErrorEquals: ['States.ALL'] }],
      ['A', 'A', 'A', 'A'],
    );
    expect(delays).toEqual([1, 2, 4]);
    expect(error).toBe('A');
  });

  it('is capped by MaxDelaySeconds', async () => {
    const retry = { ErrorEquals: ['A'], IntervalSeconds: 10, BackoffRate: 3, MaxDelaySeconds: 20 };
    expect((await delaysOf([retry], ['A', 'A', 'A'])).delays).toEqual([10, 20, 20]);
  });

  it('spreads its delay with full jitter', async () => {
    const retry = {
      ErrorEquals: ['A'],
      IntervalSeconds: 100,
      BackoffRate: 1,
      JitterStrategy: 'FULL',
    };
    const { delays } = await delaysOf([retry], ['A', 'A', 'A']);
    expect(delays.every((delay) => delay >= 0 && delay < 100)).toBe(true);
    expect(new Set(delays).size).toBe(3);
  });

  it('counts for itself, and the first that matches is taken', async () => {
    const retry = [
      { ErrorEquals: ['A'], MaxAttempts: 1, IntervalSeconds: 5 },
      { ErrorEquals: ['B', 'A'], MaxAttempts: 2, IntervalSeconds: 7, BackoffRate: 1 },
    ];
    const { delays, status } = await delaysOf(retry, ['B', 'A', 'B']);
    expect({ delays, status }).toEqual({ delays: [7, 5, 7], status: 'SUCCEEDED' });
    expect((await delaysOf(retry, ['A', 'A'])).delays).toEqual([5]);
  });

  it('with no attempts never retries', async () => {
    const { delays, error } = await delaysOf([{ ErrorEquals: ['A'], MaxAttempts: 0 }], ['A']);
    expect({ delays, error }).toEqual({ delays: [], error: 'A' });
  });

  it('works the arguments out again for each attempt', async () => {
    const { host } = await delaysOf([{ ErrorEquals: ['States.TaskFailed'] }], ['A', 'A']);
    expect(host.calls.map(payloadOf)).toEqual([0, 1, 2]);
  });

  it('forgets its count when the state is left', async () => {
    const host = createHost({ task: failing('A', 'B', 'A') });
    const Retry = [{ ErrorEquals: ['A'], MaxAttempts: 1 }];
    const again = { ErrorEquals: ['B'], Next: 'Wait' };
    const states = {
      ...call({ Retry, Catch: [again] }),
      Wait: { Type: 'Wait', Seconds: 1, Next: 'Call' },
    };
    const { Caught: _, ...used } = states;
    const executionArn = await startOf(host, definitionOf(used));
    await host.drain();
    expect(host.calls.map(payloadOf)).toEqual([0, 1, 0, 1]);
    expect(host.runner.describeExecution({ executionArn }).status).toBe('SUCCEEDED');
  });
});

describe('A catcher', () => {
  const catching = (ErrorEquals: string[], error: string, more: object = {}) =>
    outcomeOf(
      call({
        Assign: { kept: 'by the task' },
        Output: 'by the task',
        Catch: [{ ErrorEquals, Assign: { kept: 'by the catcher' }, ...more, Next: 'Caught' }],
      }),
      { task: failing(error) },
    );

  it('passes on the error unless it has an Output of its own', async () => {
    const { output } = await catching(['Boom'], 'Boom');
    expect(output).toEqual([{ Error: 'Boom', Cause: 'because of Boom' }, 'by the catcher']);
    const Output = '{% $states.errorOutput.Error & "!" %}';
    expect((await catching(['Boom'], 'Boom', { Output })).output).toEqual([
      'Boom!',
      'by the catcher',
    ]);
  });

  it('takes what States.TaskFailed and States.ALL stand for', async () => {
    expect((await catching(['States.TaskFailed'], 'Any')).status).toBe('SUCCEEDED');
    expect((await catching(['States.ALL'], 'States.Timeout')).status).toBe('SUCCEEDED');
    expect((await catching(['States.TaskFailed'], 'States.Timeout')).error).toBe('States.Timeout');
    expect((await catching(['States.ALL'], 'States.Runtime')).error).toBe('States.Runtime');
    expect((await catching(['Other'], 'Boom')).error).toBe('Boom');
  });

  it('that cannot work out its own output fails the state', async () => {
    const { error, cause } = await catching(['Boom'], 'Boom', { Output: '{% $nothing %}' });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain("specified for the field 'Catch[0]/Output' returned nothing");
  });

  it('catches arguments that cannot be worked out', async () => {
    const Catch = [
      { ErrorEquals: ['States.QueryEvaluationError'], Assign: { kept: 1 }, Next: 'Caught' },
    ];
    const { status } = await outcomeOf(call({ Arguments: '{% $nothing %}', Catch }));
    expect(status).toBe('SUCCEEDED');
  });
});
