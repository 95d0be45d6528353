import { describe, expect, it } from 'vitest';
import { outcomeOf } from './host.ts';

const passing = (Output: unknown, input: unknown = {}) =>
  outcomeOf({ Say: { Type: 'Pass', Output, End: true } }, { input });

const where = "An error occurred while executing the state 'Say' (entered at the event id #2).";

describe('Expressions', () => {
  it('are strings that start with {% and end with %}, and nothing else is', async () => {
    const { output } = await passing(
      {
        expression: '{% 1 + 1 %}',
        'key {% 1 %}': 'a key never is',
        blank: ' {% 1 %}',
        inside: 'one {% 1 %} two',
        open: '{% 1',
        nested: [{ deep: ['{% $states.input.name %}'] }],
      },
      { name: 'Ada' },
    );
    expect(output).toEqual({
      expression: 2,
      'key {% 1 %}': 'a key never is',
      blank: ' {% 1 %}',
      inside: 'one {% 1 %} two',
      open: '{% 1',
      nested: [{ deep: ['Ada'] }],
    });
  });

  it('that find nothing fail the state and name the field', async () => {
    const { status, error, cause, events } = await passing({ a: ['{% $states.input.missing %}'] });
    const text = `${where} The JSONata expression '$states.input.missing' specified for the field 'Output/a[0]' returned nothing (undefined).`;
    expect({ status, error, cause }).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: text,
    });
    expect(events.at(-2)).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: { location: 'Output/a[0]', state: 'Say', cause: text },
    });
  });

  it.each([
    ['$f := function($x){$x}', 'returned an unsupported result type.'],
    ['{"f": $uppercase}', 'returned an unsupported result type.'],
    ['[1, $uppercase]', 'returned an unsupported result type.'],
    ['/a/', 'returned an unsupported result type.'],
    [
      '1 + "a"',
      'threw an error during evaluation. T2002: The right side of the "+" operator must evaluate to a number',
    ],
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['$error("no")', 'threw an error during evaluation. D3137: no'],
  ])('say what is wrong with %s', async (expression, problem) => {
    const { cause } = await passing(`{% ${expression} %}`);
    const subject = `The JSONata expression '${expression}' specified for the field 'Output'`;
    expect(cause).toBe(`${where} ${subject} ${problem}`);
  });

  it('drop undefined members of an object they construct, without an error', async () => {
    const { output } = await passing('{% {"a": 1, "b": $states.input.missing} %}');
    expect(output).toEqual({ a: 1 });
  });

  it('turn a filter with one hit into a single value, unless it keeps the array', async () => {
    const input = { list: [{ n: 1 }, { n: 2 }] };
    const { output } = await passing(
      { one: '{% $states.input.list[n=1] %}', kept: '{% $states.input.list[n=1][] %}' },
      input,
    );
    expect(output).toEqual({ one: { n: 1 }, kept: [{ n: 1 }] });
  });

  it('say Infinity in words', async () => {
    expect((await passing('{% {"k": 1/0} %}')).output).toEqual({ k: 'Infinity' });
  });

  it('come out as plain JSON', async () => {
    const { output } = await passing('{% $states.input.list.n %}', { list: [{ n: 1 }, { n: 2 }] });
    expect(Object.getOwnPropertyNames(output)).toEqual(['0', '1', 'length']);
  });

  it('know the clock of the runner', async () => {
    const { output } = await passing({ now: '{% $now() %}', millis: '{% $millis() %}' });
    expect(output).toEqual({ now: '2024-09-02T09:00:00.000Z', millis: 1725267600000 });
  });

  it('know the execution they are in', async () => {
    const { output } = await passing('{% $states.context %}', { team: 1 });
    const owner = 'arn:aws:states:eu-west-2:000000000000';
    expect(output).toEqual({
      Execution: {
        Id: `${owner}:execution:machine:run`,
        Input: { team: 1 },
        Name: 'run',
        RedriveCount: 0,
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        StartTime: '2024-09-02T09:00:00.000Z',
      },
      State: { EnteredTime: '2024-09-02T09:00:00.000Z', Name: 'Say' },
      StateMachine: { Id: `${owner}:stateMachine:machine`, Name: 'machine' },
    });
  });

  it('know which attempt this is in states that can be attempted again', async () => {
    const inner = { StartAt: 'In', States: { In: { Type: 'Fail', Error: 'E' } } };
    const Retry = [{ ErrorEquals: ['E'], MaxAttempts: 1 }];
    const attempts = '{% $states.context.State.RetryCount %}';
    const seen = async (state: object) => {
      const Catch = [{ ErrorEquals: ['E'], Output: attempts, Next: 'End' }];
      const states = { Try: { ...state, Retry, Catch, Next: 'End' }, End: { Type: 'Succeed' } };
      return (await outcomeOf(states)).output;
    };
    expect(await seen({ Type: 'Parallel', Branches: [inner] })).toBe(1);
    expect(await seen({ Type: 'Map', Items: [1], ItemProcessor: inner })).toBe(1);
    expect((await passing(attempts)).error).toBe('States.QueryEvaluationError');
  });

  it('have no result outside tasks and no error outside catchers', async () => {
    expect((await passing('{% $states.result %}')).error).toBe('States.QueryEvaluationError');
    expect((await passing('{% $states.errorOutput %}')).error).toBe('States.QueryEvaluationError');
  });
});
