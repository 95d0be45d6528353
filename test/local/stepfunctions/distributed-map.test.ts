import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, outcomeOf, startOf } from './host.ts';

const map = (state: object, more: object = {}) => ({
  Each: {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Item',
      States: { Item: { End: true, ...state } },
    },
    End: true,
    ...more,
  },
});
const call = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: '{% $states.input %}',
  Output: '{% $states.input %}',
};
const failingFor =
  (...items: unknown[]) =>
  (task: { arguments: unknown }) => {
    if (items.includes(task.arguments)) throw new TaskError('Bad', 'bad');
  };

describe('A distributed Map', () => {
  it('runs each item as an execution of its own, with its own history', async () => {
    const { output, events, host } = await outcomeOf(
      map({ Type: 'Pass', Output: '{% $states.input * 2 %}' }, { Label: 'doubling' }),
      { input: [1, 2] },
    );
    expect(output).toEqual([2, 4]);
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    const { mapRunArn } = (events[3]?.['mapRunStartedEventDetails'] ?? {}) as { mapRunArn: string };
    expect(mapRunArn).toMatch(
      /^arn:aws:states:eu-west-2:000000000000:mapRun:machine\/doubling:[\w-]{36}$/,
    );
    const { executions } = host.runner.listExecutions({ mapRunArn });
    expect(executions.map(({ executionArn }) => executionArn.split(':')[6])).toEqual([
      'machine/doubling',
      'machine/doubling',
    ]);
    const { stateMachineArn } = host.runner.listStateMachines().stateMachines[0] ?? {};
    expect(
      host.runner.listExecutions({ stateMachineArn: stateMachineArn ?? '' }).executions,
    ).toHaveLength(1);
  });

  it('does nothing for no items', async () => {
    expect((await outcomeOf(map({ Type: 'Pass' }), { input: [] })).output).toEqual([]);
  });

  it('keeps order and runs so many at a time', async () => {
    const { output, host } = await outcomeOf(
      map({ Type: 'Wait', Seconds: '{% $states.input %}' }, { MaxConcurrency: 2 }),
      { input: [30, 10, 20, 5] },
    );
    expect(output).toEqual([30, 10, 20, 5]);
    expect(host.now()).toEqual(new Date('2024-09-02T09:00:35.000Z'));
  });

  it('gathers items into batches', async () => {
    const ItemBatcher = {
      MaxItemsPerBatch: '{% 2 %}',
      BatchInput: { for: '{% $states.input.who %}' },
    };
    const more = {
      Items: '{% $states.input.list %}',
      ItemBatcher,
      ItemSelector: '{% $states.context.Map.Item.Value + 1 %}',
    };
    const { output } = await outcomeOf(map({ Type: 'Pass' }, more), {
      input: { who: 'us', list: [1, 2, 3] },
    });
    expect(output).toEqual([
      { BatchInput: { for: 'us' }, Items: [2, 3] },
      { BatchInput: { for: 'us' }, Items: [4] },
    ]);
    const bytes = await outcomeOf(
      map({ Type: 'Pass' }, { ItemBatcher: { MaxInputBytesPerBatch: 6 } }),
      { input: [11, 22, 33] },
    );
    expect(bytes.output).toEqual([{ Items: [11, 22] }, { Items: [33] }]);
    const neither = await outcomeOf(map({ Type: 'Pass' }, { ItemBatcher: {} }), { input: [1] });
    expect(neither.cause).toContain(
      'Either MaxItemsPerBatch or MaxInputBytesPerBatch must be given',
    );
  });

  it('tolerates so many failures, and none unless it says so', async () => {
    const task = failingFor(2);
    const tolerant = await outcomeOf(map(call, { ToleratedFailureCount: 1 }), {
      input: [1, 2, 3],
      task,
    });
    expect(tolerant.output).toEqual([1, 3]);
    const strict = await outcomeOf(map(call), { input: [1, 2, 3], task });
    expect(strict.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(strict.events.map(({ type }) => type).slice(-3)).toEqual([
      'MapRunFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('aborts the children that still run when it fails', async () => {
    const { host, error } = await outcomeOf(
      map({ ...call, Resource: `${call.Resource}.waitForTaskToken` }),
      {
        input: [1, 2, 3],
        task: failingFor(2),
      },
    );
    expect(error).toBe('States.ExceedToleratedFailureThreshold');
    expect(host.runner.metrics().executions).toEqual({
      running: 0,
      succeeded: 0,
      failed: 2,
      timedOut: 0,
      aborted: 2,
    });
  });

  it('aborts its children when it is stopped', async () => {
    const host = createHost();
    const states = map({ Type: 'Wait', Seconds: 60 });
    const executionArn = await startOf(host, definitionOf(states), [1, 2]);
    expect(host.runner.metrics().executions.running).toBe(3);
    host.runner.stopExecution({ executionArn });
    expect(host.runner.metrics().executions).toMatchObject({ running: 0, aborted: 3 });
  });

  it('does not see variables from outside', async () => {
    const states = {
      Set: { Type: 'Pass', Assign: { a: 1 }, Next: 'Each' },
      ...map({ Type: 'Pass', Output: '{% $exists($a) %}' }),
    };
    expect((await outcomeOf(states, { input: [1] })).output).toEqual([false]);
  });
});
