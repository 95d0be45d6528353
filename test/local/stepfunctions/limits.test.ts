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

  it('what a state assigns, all together, is at most 256 KiB', async () => {
    const assigning = (a: string, more: object = {}) =>
      outcomeOf({ Set: { Type: 'Pass', Assign: { a }, ...more, End: true } });
    expect((await assigning('x'.repeat(262_136))).status).toBe('SUCCEEDED');
    const { error, cause } = await assigning('x'.repeat(262_137));
    expect(error).toBe('States.DataLimitExceeded');
    expect(cause).toBe(
      "The variables assigned by the state 'Set' exceed the maximum of 262144 bytes.",
    );
    const half = 'x'.repeat(140_000);
    expect((await assigning('', { Assign: { a: half, b: half } })).error).toBe(error);
  });

  it('an execution runs for a year at most', async () => {
    const wait = (Seconds: number) => ({ Wait: { Type: 'Wait', Seconds, End: true } });
    const YEAR = 31_536_000;
    expect((await outcomeOf(wait(YEAR))).status).toBe('SUCCEEDED');
    const { status, host } = await outcomeOf(wait(YEAR + 1));
    expect({ status, at: host.now() }).toEqual({
      status: 'TIMED_OUT',
      at: new Date('2025-09-02T09:00:00.000Z'),
    });
    expect((await outcomeOf(wait(9), { top: { TimeoutSeconds: 5 } })).status).toBe('TIMED_OUT');
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
