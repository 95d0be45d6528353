import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, outcomeOf, startOf } from './host.ts';

const large = 'x'.repeat(262_143);

describe('Limits', () => {
  it('an execution ends at its 25,000th event', async () => {
    const host = createHost();
    const states = {
      Loop: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.on %}', Next: 'Loop' }],
        Default: 'End',
      },
      End: { Type: 'Succeed' },
    };
    const executionArn = await startOf(host, definitionOf(states), { on: true });
    expect(host.runner.describeExecution({ executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const last = host.runner.getExecutionHistory({
      executionArn,
      reverseOrder: true,
      maxResults: 2,
    });
    expect(last.events.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual(
      [
        [25_000, 24_999, 'ExecutionFailed'],
        [24_999, 24_998, 'ChoiceStateExited'],
      ],
    );
  });

  it('an output is at most 256 KiB of UTF-8', async () => {
    const passing = (Output: string) => outcomeOf({ Say: { Type: 'Pass', Output, End: true } });
    expect((await passing('x'.repeat(262_142))).status).toBe('SUCCEEDED');
    expect((await passing(large)).error).toBe('States.DataLimitExceeded');
    expect((await passing('ü'.repeat(131_072))).cause).toBe(
      "The state/task 'Say' returned a result with a size exceeding the maximum number of bytes service limit.",
    );
  });

  it('so is the result of a task, and States.ALL catches it', async () => {
    const Call = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {},
      Output: 'small',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
      End: true,
    };
    const { output } = await outcomeOf(
      { Call, Caught: { Type: 'Pass', End: true } },
      { task: () => large },
    );
    expect(output).toEqual({
      Error: 'States.DataLimitExceeded',
      Cause:
        "The state/task 'arn:aws:states:::lambda:invoke' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });

  it('a wait longer than 24.8 days does not end at once', async () => {
    const host = createHost();
    const executionArn = await startOf(
      host,
      definitionOf({ Wait: { Type: 'Wait', Seconds: 3_000_000, End: true } }),
    );
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).stopDate).toEqual(
      new Date('2024-10-07T02:20:00.000Z'),
    );
  });
});
