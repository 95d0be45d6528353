import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  const distributed = (more: object = {}) => ({
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED' },
        StartAt: 'Pick',
        States: {
          Pick: {
            Type: 'Choice',
            Choices: [{ Condition: '{% $states.input > 1 %}', Next: 'Bad' }],
            Default: 'Good',
          },
          Good: call({ Output: '{% $states.input %}' }),
          Bad: call({ Output: '{% $states.input %}' }),
        },
      },
      End: true,
      ...more,
    },
  });

  it('goes on with the children of a map run that had not succeeded', async () => {
    const { host, executionArn, called, output } = await redriven(distributed(), [1, 2, 3]);
    expect({ called, output }).toEqual({ called: ['Bad', 'Bad'], output: [1, 2, 3] });
    const { events } = host.runner.getExecutionHistory({ executionArn, maxResults: 1000 });
    expect(events.slice(-6).map(({ type }) => type)).toEqual([
      'ExecutionRedriven',
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    const { mapRunArn } = (events[3]?.['mapRunStartedEventDetails'] ?? {}) as { mapRunArn: string };
    expect(events.at(-5)?.['mapRunRedrivenEventDetails']).toEqual({ mapRunArn, redriveCount: 1 });
    const { executions } = host.runner.listExecutions({ mapRunArn });
    expect(executions.map(({ status, redriveCount }) => [status, redriveCount])).toEqual([
      ['SUCCEEDED', 1],
      ['SUCCEEDED', 1],
      ['SUCCEEDED', 0],
    ]);
  });

  it('starts the children a map run had not come to', async () => {
    const { called, output } = await redriven(distributed({ MaxConcurrency: 1 }), [1, 2, 3]);
    expect({ called, output }).toEqual({ called: ['Bad', 'Bad'], output: [1, 2, 3] });
  });

  it('fails again when the children fail again, and counts their failures anew', async () => {
    const { host } = breakable();
    const states = distributed({ ToleratedFailureCount: 1 });
    const executionArn = await startOf(host, definitionOf(states), [1, 2, 3]);
    const redrive = async () => {
      host.runner.redriveExecution({ executionArn });
      await host.drain();
      return host.runner.describeExecution({ executionArn }).error;
    };
    expect(await redrive()).toBe('States.ExceedToleratedFailureThreshold');
    expect(await redrive()).toBe('States.ExceedToleratedFailureThreshold');
    expect(host.calls.map(({ task }) => task.stateName)).toEqual(['Good', ...Array(6).fill('Bad')]);
  });

  it('of a map run that was stopped, after the runner was opened again, goes on with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redrive-'));
    const storePath = join(folder, 'store.db');
    const states = distributed({
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED' },
        StartAt: 'Wait',
        States: { Wait: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } },
      },
    });
    const first = createHost({ storePath });
    const executionArn = await startOf(first, definitionOf(states), [5, 9]);
    await first.step();
    first.runner.stopExecution({ executionArn });
    first.runner.redriveExecution({ executionArn });
    first.runner.close();
    const second = createHost({ storePath, from: first.now() });
    await second.drain();
    expect(second.runner.describeExecution({ executionArn }).output).toBe('[5,9]');
    expect(second.now().getTime() - START.getTime()).toBe(14_000);
    second.runner.close();
    rmSync(folder, { recursive: true });
  });

  it('starts a map over whose run had succeeded', async () => {
    const failing = { Output: '{% $missing %}' };
    const { called, outcome } = await redriven(distributed(failing), [1]);
    expect(called).toEqual(['Good']);
    expect(outcome.error).toBe('States.QueryEvaluationError');
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
