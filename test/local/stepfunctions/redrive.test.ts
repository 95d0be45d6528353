import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, errorOf, type Host, START, startOf, typesOf } from './host.ts';

const call = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: '{% $states.input %}',
  Output: '{% $states.context.State.Name %}',
  End: true,
  ...more,
});

/** A host whose task fails until it is mended. */
function breakable(): { host: Host; mend: () => void } {
  let broken = true;
  const host = createHost({
    task: ({ stateName }) => {
      if (broken && stateName.startsWith('Bad')) throw new TaskError('Bad', 'broken');
    },
  });
  return {
    host,
    mend: () => {
      broken = false;
    },
  };
}

async function redriven(states: Record<string, unknown>, input: unknown = {}) {
  const { host, mend } = breakable();
  const executionArn = await startOf(host, definitionOf(states), input);
  await host.drain();
  mend();
  const before = host.calls.length;
  const { redriveDate } = host.runner.redriveExecution({ executionArn });
  expect(redriveDate).toEqual(host.now());
  await host.drain();
  const outcome = host.runner.describeExecution({ executionArn });
  const called = host.calls.slice(before).map(({ task }) => task.stateName);
  return { host, executionArn, outcome, called, output: JSON.parse(outcome.output ?? 'null') };
}

describe('A redrive', () => {
  it('is known to the expressions that follow', async () => {
    const Output = '{% $states.context.Execution.[RedriveCount, RedriveTime] %}';
    const { output, host } = await redriven({ Bad: call({ Output }) });
    expect(output).toEqual([1, host.now().toISOString()]);
  });

  it('goes on with the state that failed, and keeps what came before', async () => {
    const { host, executionArn, outcome, called } = await redriven({
      Good: call({ Assign: { a: 1 }, Next: 'Bad', End: undefined }),
      Bad: call({ Output: '{% $a %}' }),
    });
    expect(called).toEqual(['Bad']);
    expect(outcome).toMatchObject({
      status: 'SUCCEEDED',
      output: '1',
      redriveCount: 1,
    });
    expect(outcome).not.toHaveProperty('error');
    expect(typesOf(host, executionArn).slice(-7)).toEqual([
      'ExecutionFailed',
      'ExecutionRedriven',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('runs only the branches that had not succeeded', async () => {
    const branch = (name: string) => ({ StartAt: name, States: { [name]: call() } });
    const slow = {
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: 9, Next: 'Slow' }, Slow: call() },
    };
    const inner = {
      StartAt: 'Inner',
      States: { Inner: { Type: 'Parallel', Branches: [branch('Bad'), branch('Fine')], End: true } },
    };
    const { called, output } = await redriven({
      Both: { Type: 'Parallel', Branches: [branch('Good'), inner, slow], End: true },
    });
    expect(output).toEqual(['Good', ['Bad', 'Fine'], 'Slow']);
    expect(called.sort()).toEqual(['Bad', 'Fine', 'Slow']);
  });

  it('runs only the iterations that had not succeeded', async () => {
    const states = {
      Pick: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input = 2 %}', Next: 'Bad' }],
        Default: 'Good',
      },
      Good: call(),
      Bad: { ...call(), Output: '{% $states.context.Map.Item.Value %}' },
    };
    const { called, output } = await redriven(
      {
        Each: {
          Type: 'Map',
          MaxConcurrency: 1,
          ItemProcessor: { StartAt: 'Pick', States: states },
          End: true,
        },
      },
      [1, 2, 3],
    );
    expect(output).toEqual(['Good', 2, 'Good']);
    expect(called).toEqual(['Bad', 'Good']);
  });

  it('takes up an execution that was stopped', async () => {
    const host = createHost();
    const executionArn = await startOf(
      host,
      definitionOf({
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 9, End: true } } },
          ],
          End: true,
        },
      }),
    );
    host.runner.stopExecution({ executionArn });
    host.runner.redriveExecution({ executionArn });
    expect(host.runner.describeExecution({ executionArn })).not.toHaveProperty('stopDate');
    await host.drain();
    expect(host.runner.describeExecution({ executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '[{}]',
    });
  });

  it('has its time again, and the deadline of before is none any more', async () => {
    const host = createHost();
    const states = { Wait: { Type: 'Wait', Seconds: 60, End: true } };
    const executionArn = await startOf(host, definitionOf(states, { TimeoutSeconds: 100 }));
    host.setNow(new Date(START.getTime() + 50_000));
    host.runner.stopExecution({ executionArn });
    host.runner.redriveExecution({ executionArn });
    await host.drain();
    expect(host.runner.describeExecution({ executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      stopDate: new Date(START.getTime() + 110_000),
    });
  });

  it('has no more time than that', async () => {
    const host = createHost();
    const states = { Wait: { Type: 'Wait', Seconds: 600, End: true } };
    const executionArn = await startOf(host, definitionOf(states, { TimeoutSeconds: 100 }));
    host.setNow(new Date(START.getTime() + 50_000));
    host.runner.stopExecution({ executionArn });
    host.runner.redriveExecution({ executionArn });
    await host.drain();
    expect(host.runner.describeExecution({ executionArn })).toMatchObject({
      status: 'TIMED_OUT',
      stopDate: new Date(START.getTime() + 150_000),
      redriveCount: 1,
    });
    const { events } = host.runner.getExecutionHistory({ executionArn });
    expect(events.find(({ type }) => type === 'ExecutionRedriven')).toMatchObject({
      executionRedrivenEventDetails: { redriveCount: 1 },
    });
  });

  it('of one that was stopped does not begin what had been done', async () => {
    const host = createHost();
    const branch = (name: string, state: object) => ({
      StartAt: name,
      States: { [name]: { ...state, End: true } },
    });
    const Resource = 'arn:aws:states:::lambda:invoke';
    const both = [
      branch('Call', { Type: 'Task', Resource, Output: 'called' }),
      branch('Wait', { Type: 'Wait', Seconds: 9, Output: 'waited' }),
    ];
    const states = { Both: { Type: 'Parallel', Branches: both, End: true } };
    const executionArn = await startOf(host, definitionOf(states));
    host.runner.stopExecution({ executionArn });
    host.runner.redriveExecution({ executionArn });
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).output).toBe('["called","waited"]');
    expect(host.calls).toHaveLength(1);
  });

  it('starts a distributed map over', async () => {
    const { called, output } = await redriven(
      {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED' },
            StartAt: 'Bad',
            States: { Bad: call() },
          },
          End: true,
        },
      },
      [1, 2],
    );
    expect({ called, output }).toEqual({ called: ['Bad', 'Bad'], output: ['Bad', 'Bad'] });
  });

  it('is refused for what runs, has succeeded or ended too long ago', async () => {
    const host = createHost();
    const executionArn = await startOf(
      host,
      definitionOf({ Wait: { Type: 'Wait', Seconds: 9, End: true } }),
    );
    const refusal = () => errorOf(() => host.runner.redriveExecution({ executionArn }));
    expect(refusal()).toBe(
      "ExecutionNotRedrivable: Execution is not redrivable: 'Execution is RUNNING and cannot be redriven'",
    );
    host.runner.stopExecution({ executionArn });
    host.setNow(new Date('2024-09-17T09:00:00Z'));
    expect(refusal()).toContain('Execution redrivable period exceeded');
    expect(host.runner.describeExecution({ executionArn })).toMatchObject({
      redriveStatus: 'NOT_REDRIVABLE',
    });
  });
});
