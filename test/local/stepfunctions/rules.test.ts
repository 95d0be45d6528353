import { describe, expect, it } from 'vitest';
import { lintDefinition } from '../../../lib/local/stepfunctions/lint/lint.ts';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, errorOf, outcomeOf, startOf } from './host.ts';

// The rules of the language that are easily got wrong, one small workflow each. The details of each
// are in the other files of this folder.

const end = { End: true };
const say = (Output: unknown, input: unknown = {}) =>
  outcomeOf({ Say: { Type: 'Pass', Output, ...end } }, { input });
const call = (more: object = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: {},
  Output: '{% $states.result.Payload %}',
  ...end,
  ...more,
});
const ask = (more: object = {}) =>
  call({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { Payload: '{% $states.context.Task.Token %}' },
    Output: '{% $states.result %}',
    ...more,
  });
const failing = (error: string) => () => {
  throw new TaskError(error, 'because');
};
const caughtAs = async (ErrorEquals: string[], task: () => unknown, more: object = {}) => {
  const Catch = [{ ErrorEquals, Next: 'Caught' }];
  const states = { Call: call({ ...more, Catch }), Caught: { Type: 'Succeed' } };
  return (await outcomeOf(states, { task })).status === 'SUCCEEDED';
};
const rulesBroken = (states: Record<string, unknown>) =>
  lintDefinition(definitionOf(states)).map(({ rule }) => rule);
const FAILED = 'States.QueryEvaluationError';

describe('The rules of the language', () => {
  it('1. a string is an expression when it starts with {% and ends with %}; a key never is', async () => {
    const { output } = await say({ a: '{% 1 %}', b: ' {% 1 %}', '{% c %}': ['{% 2 %}'] });
    expect(output).toEqual({ a: 1, b: ' {% 1 %}', '{% c %}': [2] });
  });

  it('2. nothing, a function and a wrong type fail the state, and the event names the field', async () => {
    const { error, cause, events } = await say({ a: '{% $states.input.b %}' });
    expect(error).toBe(FAILED);
    expect(cause).toBe(
      "An error occurred while executing the state 'Say' (entered at the event id #2). The JSONata expression '$states.input.b' specified for the field 'Output/a' returned nothing (undefined).",
    );
    expect(events.at(-2)).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: { location: 'Output/a' },
    });
    expect((await say('{% $sum %}')).error).toBe(FAILED);
    const wait = { Wait: { Type: 'Wait', Seconds: '{% "1" %}', ...end } };
    expect((await outcomeOf(wait)).error).toBe(FAILED);
  });

  it('3. an undefined member vanishes; one hit of a filter is no list, no hit is an error', async () => {
    expect((await say('{% {"a": $states.input.b, "c": 1} %}')).output).toEqual({ c: 1 });
    const input = { list: [{ n: 1 }, { n: 2 }] };
    expect((await say('{% $states.input.list[n = 1] %}', input)).output).toEqual({ n: 1 });
    expect((await say('{% $states.input.list[n = 1][] %}', input)).output).toEqual([{ n: 1 }]);
    expect((await say('{% $states.input.list[n = 3] %}', input)).error).toBe(FAILED);
  });

  it('4. $ and $$ mean nothing at the top, $eval is gone, six functions are new', async () => {
    expect(rulesBroken({ Say: { Type: 'Pass', Output: '{% $ %}', ...end } })).toEqual([
      'UNSUPPORTED_JSONATA_EXPRESSION',
    ]);
    expect((await say('{% $eval("1") %}')).error).toBe(FAILED);
    const { output } = await say({
      parse: '{% $parse("[1]") %}',
      partition: '{% $partition([1, 2, 3], 2) %}',
      range: '{% $range(1, 3, 1) %}',
      hash: '{% $length($hash("a", "SHA-256")) %}',
      random: '{% $random(1) = $random(1) %}',
      uuid: '{% $length($uuid()) %}',
    });
    expect(output).toEqual({
      parse: [1],
      partition: [[1, 2], [3]],
      range: [1, 2, 3],
      hash: 64,
      random: true,
      uuid: 36,
    });
  });

  it.each(['$a ?? 1', '$a ?: 1'])(
    '5. JSONata is that of before 2.1: there is no %s',
    (expression) => {
      expect(
        rulesBroken({ Say: { Type: 'Pass', Output: `{% ${expression} %}`, ...end } }),
      ).toContain('INVALID_JSONATA_EXPRESSION');
    },
  );

  it('6. Assign and Output see the variables as they were; all are assigned at once', async () => {
    const { output } = await outcomeOf({
      Set: { Type: 'Pass', Assign: { a: 1, b: 2 }, Next: 'Swap' },
      Swap: {
        Type: 'Pass',
        Assign: { a: '{% $b %}', b: '{% $a %}' },
        Output: '{% $a %}',
        Next: 'Say',
      },
      Say: { Type: 'Pass', Output: '{% [$states.input, $a, $b] %}', ...end },
    });
    expect(output).toEqual([1, 2, 1]);
  });

  it('7. a branch reads outer variables, cannot assign them, and its own end with it', async () => {
    const branch = (Assign: object, Output: string) => ({
      StartAt: 'In',
      States: { In: { Type: 'Pass', Assign, Output, ...end } },
    });
    const states = (Assign: object) => ({
      Set: { Type: 'Pass', Assign: { a: 1 }, Next: 'Go' },
      Go: { Type: 'Parallel', Branches: [branch(Assign, '{% $a %}')], Next: 'Say' },
      Say: { Type: 'Pass', Output: '{% [$states.input, $exists($b)] %}', ...end },
    });
    expect((await outcomeOf(states({ b: 2 }))).output).toEqual([1, false]);
    expect(rulesBroken(states({ a: 2 }))).toEqual(['outer-variable', 'unassigned-variable']);
  });

  it('8. the rule that holds assigns for the Choice; a condition is a boolean; something must match', async () => {
    const choose = (Condition: string, more: object = {}) => ({
      Choose: {
        Type: 'Choice',
        Choices: [{ Condition, Assign: { by: 'rule' }, Output: 1, Next: 'Say' }],
        Assign: { by: 'default' },
        Output: 2,
        ...more,
      },
      Say: { Type: 'Pass', Output: '{% [$states.input, $by] %}', ...end },
    });
    const Default = 'Say';
    expect((await outcomeOf(choose('{% true %}', { Default }))).output).toEqual([1, 'rule']);
    expect((await outcomeOf(choose('{% false %}', { Default }))).output).toEqual([2, 'default']);
    expect((await outcomeOf(choose('{% 1 %}', { Default }))).error).toBe(FAILED);
    expect((await outcomeOf(choose('{% false %}'))).error).toBe('States.NoChoiceMatched');
  });

  it('9. a catcher replaces Assign and Output of its state, and it alone knows the error', async () => {
    const states = (more: object) => ({
      Call: call({
        Assign: { by: 'task' },
        Catch: [{ ErrorEquals: ['Boom'], Assign: { by: 'catcher' }, ...more, Next: 'Say' }],
      }),
      Say: { Type: 'Pass', Output: '{% [$states.input, $by] %}', ...end },
    });
    const task = failing('Boom');
    expect((await outcomeOf(states({}), { task })).output).toEqual([
      { Error: 'Boom', Cause: 'because' },
      'catcher',
    ]);
    const Output = '{% $states.errorOutput.Error %}';
    expect((await outcomeOf(states({ Output }), { task })).output).toEqual(['Boom', 'catcher']);
    expect((await say(Output)).error).toBe(FAILED);
    expect((await say('{% $states.result %}')).error).toBe(FAILED);
  });

  it('10. each retrier counts for itself; every attempt has its own arguments and token', async () => {
    const errors = ['A', 'B', 'A'];
    const host = createHost({ task: () => failing(errors.shift() ?? '')() });
    const Retry = ['A', 'B'].map((name) => ({ ErrorEquals: [name], MaxAttempts: 1 }));
    const Arguments = { Payload: '{% $states.context.State.RetryCount %}' };
    const executionArn = await startOf(host, definitionOf({ Ask: ask({ Arguments, Retry }) }));
    await host.drain();
    expect(host.runner.describeExecution({ executionArn }).error).toBe('A');
    const asked = host.calls.map(({ task }) => task);
    expect(asked.map((task) => task.arguments)).toEqual([0, 1, 2].map((Payload) => ({ Payload })));
    expect(new Set(asked.map(({ taskToken }) => taskToken)).size).toBe(3);
  });

  it('11. TaskFailed is any error but a timeout; ALL takes what is too large, but not Runtime', async () => {
    expect(await caughtAs(['States.TaskFailed'], failing('Any'))).toBe(true);
    expect(await caughtAs(['States.TaskFailed'], failing('States.Timeout'))).toBe(false);
    expect(await caughtAs(['States.ALL'], failing('States.Timeout'))).toBe(true);
    expect(await caughtAs(['States.ALL'], failing('States.Runtime'))).toBe(false);
    expect(await caughtAs(['States.ALL'], () => 'x'.repeat(262_144))).toBe(true);
    const Catch = [{ ErrorEquals: ['States.ALL', 'A'], Next: 'B' }];
    expect(rulesBroken({ A: call({ Catch }), B: { Type: 'Succeed' } })).toEqual([
      'states-all-alone',
    ]);
  });

  it.each(['States.HeartbeatTimeout', 'States.Timeout'])(
    '12. a missed heartbeat is a States.Timeout that may be caught as %s',
    async (name) => {
      const Catch = [{ ErrorEquals: [name], Next: 'Caught' }];
      const Caught = { Type: 'Pass', Output: '{% $states.input.Error %}', ...end };
      const Ask = ask({ HeartbeatSeconds: 5, TimeoutSeconds: 60, Catch });
      const { output, host } = await outcomeOf({ Ask, Caught });
      expect(output).toBe('States.Timeout');
      expect(host.now().getUTCSeconds()).toBe(5);
    },
  );

  it('13. a timeout has an empty cause; a failure without a name is caught by ALL alone', async () => {
    const late = { Ask: ask({ TimeoutSeconds: 5, Catch: [] }), Caught: { Type: 'Pass', ...end } };
    const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Caught' }];
    const timedOut = await outcomeOf({ ...late, Ask: { ...late.Ask, Catch } });
    expect(timedOut.output).toEqual({ Error: 'States.Timeout', Cause: '' });
    const nameless = async (names: string[]) => {
      const catching = [{ ErrorEquals: names, Next: 'Caught' }];
      const host = createHost();
      const states = { ...late, Ask: ask({ Catch: catching }) };
      const executionArn = await startOf(host, definitionOf(states));
      host.runner.sendTaskFailure({ taskToken: host.calls[0]?.task.taskToken ?? '' });
      return host.runner.describeExecution({ executionArn }).output;
    };
    expect(await nameless(['States.ALL'])).toBe('{"Error":null,"Cause":null}');
    expect(await nameless(['States.TaskFailed'])).toBeUndefined();
  });

  it('14. the answer of a call with a token is noted and dropped; a token works once; none, no end', async () => {
    const host = createHost({ task: () => 'noted' });
    const executionArn = await startOf(host, definitionOf({ Ask: ask({ TimeoutSeconds: 60 }) }));
    const taskToken = host.calls[0]?.task.taskToken ?? '';
    expect(errorOf(() => host.runner.sendTaskSuccess({ taskToken, output: 'no' }))).toMatch(
      /^InvalidOutput/,
    );
    host.runner.sendTaskSuccess({ taskToken, output: '"yes"' });
    expect(host.runner.describeExecution({ executionArn }).output).toBe('"yes"');
    expect(errorOf(() => host.runner.sendTaskSuccess({ taskToken, output: '1' }))).toMatch(
      /^TaskTimedOut/,
    );
    const refused = await outcomeOf({ Ask: ask() }, { task: failing('Boom') });
    expect(refused.error).toBe('Boom');
    const silent = await outcomeOf({ Ask: ask({ Arguments: {}, TimeoutSeconds: 60 }) });
    expect(silent.error).toBe('States.Timeout');
  });

  it('15. a timeout counts from each attempt, and a heartbeat is shorter', async () => {
    const Retry = [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }];
    const { host } = await outcomeOf({ Ask: ask({ TimeoutSeconds: 10, Retry }) });
    expect(host.calls.map(({ at }) => at.getUTCSeconds())).toEqual([0, 11]);
    expect(host.now().getUTCSeconds()).toBe(21);
    expect(rulesBroken({ Ask: ask({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }) })).toEqual([
      'heartbeat-below-timeout',
    ]);
  });

  it.each<[object, string | number]>([
    [{ Timestamp: '2024-09-02T09:00:05.123456789Z' }, 5],
    [{ Timestamp: '2020-01-01T00:00:00Z' }, 0],
    [{ Timestamp: '2024-09-02 09:00:05Z' }, FAILED],
    [{ Timestamp: '2024-13-02T09:00:05Z' }, FAILED],
    [{ Timestamp: '2093-01-01T00:00:00Z' }, FAILED],
    [{ Seconds: '{% 5 %}' }, 5],
    [{ Seconds: '{% 100000000 %}' }, FAILED],
  ])('16. a Wait for %j comes to %s', async (fields, expected) => {
    const { error, host } = await outcomeOf({ Wait: { Type: 'Wait', ...fields, ...end } });
    expect(error ?? host.now().getUTCSeconds()).toBe(expected);
  });

  it('17. a Parallel has its results in order, and the error of the branch that failed', async () => {
    const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    const wait = (Seconds: number) => ({ Type: 'Wait', Seconds, Output: Seconds, ...end });
    const both = (...Branches: object[]) => ({ Both: { Type: 'Parallel', Branches, ...end } });
    const good = await outcomeOf(both(branch('A', wait(9)), branch('B', wait(3))));
    expect(good.output).toEqual([9, 3]);
    expect(good.events.map(({ type }) => type)).toContain('ParallelStateSucceeded');
    const bad = await outcomeOf(both(branch('A', ask()), branch('B', call())), {
      task: ({ stateName }) => (stateName === 'B' ? failing('Boom')() : null),
    });
    expect(bad.error).toBe('Boom');
    expect(bad.events.map(({ type }) => type).slice(-5)).toEqual([
      'TaskFailed',
      'TaskStateAborted',
      'TaskStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('18. a Map takes lists only, keeps their order, and tolerates no failure unasked', async () => {
    const each = (Items: unknown, state: object, more: object = {}) => {
      const ItemProcessor = { StartAt: 'In', States: { In: state } };
      return { Each: { Type: 'Map', Items, ItemProcessor, ...more, ...end } };
    };
    const wait = { Type: 'Wait', Seconds: '{% $states.input %}', ...end };
    const at = { Type: 'Pass', Output: '{% $states.context.Map.Item %}', ...end };
    expect((await outcomeOf(each([9, 3], wait))).output).toEqual([9, 3]);
    expect((await outcomeOf(each(['a'], at))).output).toEqual([{ Index: 0, Value: 'a' }]);
    expect((await outcomeOf(each([], at))).output).toEqual([]);
    expect((await outcomeOf(each('{% {} %}', at))).error).toBe(FAILED);
    const task = failing('Boom');
    expect((await outcomeOf(each([1, 2], call()), { task })).error).toBe('Boom');
    const tolerant = await outcomeOf(each([1, 2], call(), { ToleratedFailureCount: 1 }), { task });
    expect(tolerant.error).toBe('States.ExceedToleratedFailureThreshold');
  });

  it('19. the result of a function is wrapped, and what it throws is told as JSON text', async () => {
    const Output = '{% $states.result %}';
    const good = await outcomeOf({ Call: call({ Output }) }, { task: () => 7 });
    expect(good.output).toMatchObject({ ExecutedVersion: '$LATEST', Payload: 7, StatusCode: 200 });
    const task = () => {
      throw new RangeError('too far');
    };
    const { error, cause } = await outcomeOf({ Call: call() }, { task });
    expect(error).toBe('RangeError');
    expect(JSON.parse(cause ?? '')).toMatchObject({
      errorType: 'RangeError',
      errorMessage: 'too far',
    });
  });

  it('20. a name starts one execution: the same request finds it while it runs, another is refused', () => {
    const { runner } = createHost();
    const definition = definitionOf({ Wait: { Type: 'Wait', Seconds: 9, ...end } });
    const { stateMachineArn } = runner.createStateMachine({ name: 'machine', definition });
    const start = (input: string) =>
      runner.startExecution({ stateMachineArn, name: 'once', input }).executionArn;
    const executionArn = start('{}');
    expect(start('{}')).toBe(executionArn);
    expect(errorOf(() => start('{"a":1}'))).toMatch(/^ExecutionAlreadyExists/);
    runner.stopExecution({ executionArn });
    expect(errorOf(() => start('{}'))).toMatch(/^ExecutionAlreadyExists/);
  });

  it('21. 256 KiB are the most a state passes on, 25,000 events the most an execution has', async () => {
    expect((await say('x'.repeat(262_143))).error).toBe('States.DataLimitExceeded');
    const Choices = [{ Condition: '{% true %}', Next: 'Loop' }];
    const loop = { Loop: { Type: 'Choice', Choices, Default: 'End' }, End: { Type: 'Succeed' } };
    const host = createHost();
    const executionArn = await startOf(host, definitionOf(loop));
    const newest = { executionArn, reverseOrder: true, maxResults: 1 };
    expect(host.runner.getExecutionHistory(newest).events[0]).toMatchObject({
      id: 25_000,
      type: 'ExecutionFailed',
      executionFailedEventDetails: { error: 'States.Runtime' },
    });
  });

  it('22. every value travels as JSON: nothing of the evaluator is left in it', async () => {
    const input = { list: [{ n: 1 }, { n: 2 }] };
    const { output } = await say({ list: '{% $states.input.list.n %}', far: '{% 1/0 %}' }, input);
    expect(output).toEqual({ list: [1, 2], far: 'Infinity' });
    expect(Object.getOwnPropertyNames((output as { list: object }).list)).toEqual([
      '0',
      '1',
      'length',
    ]);
  });
});
