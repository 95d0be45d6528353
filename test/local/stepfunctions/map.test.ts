import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, outcomeOf, START, startOf } from './host.ts';

const processor = (state: object) => ({
  StartAt: 'Item',
  States: { Item: { End: true, ...state } },
});
const map = (state: object, more: object = {}) => ({
  Each: { Type: 'Map', ItemProcessor: processor(state), End: true, ...more },
});
const call = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
};

/** Fails for the items it is told to. */
const failingFor =
  (...items: unknown[]) =>
  (task: { arguments: unknown }) => {
    const { Payload } = task.arguments as { Payload: unknown };
    if (items.includes(Payload)) throw new TaskError('Bad', `bad ${Payload}`);
    return Payload;
  };

describe('A Map', () => {
  it('keeps the order of its items', async () => {
    const { output } = await outcomeOf(map({ Type: 'Wait', Seconds: '{% $states.input %}' }), {
      input: [30, 10, 20],
    });
    expect(output).toEqual([30, 10, 20]);
  });

  it('gives its processor what the selector makes of each item', async () => {
    const ItemSelector = {
      at: '{% $states.context.Map.Item.Index %}',
      what: '{% $states.context.Map.Item.Value %}',
      all: '{% $states.input %}',
    };
    const { output } = await outcomeOf(
      map(
        { Type: 'Pass', Output: '{% [$states.input, $states.context.Map.Item.Index] %}' },
        { Items: '{% $states.input.list %}', ItemSelector },
      ),
      { input: { list: ['a'] } },
    );
    expect(output).toEqual([[{ at: 0, what: 'a', all: { list: ['a'] } }, 0]]);
  });

  it('within a Map knows the inner item, and the outer one outside', async () => {
    const inner = {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: processor({
        Type: 'Parallel',
        Branches: [processor({ Type: 'Pass', Output: '{% $states.context.Map.Item.Value %}' })],
      }),
      Output: { at: '{% $states.context.Map.Item.Index %}', result: '{% $states.result %}' },
    };
    expect((await outcomeOf(map(inner), { input: [[7]] })).output).toEqual([
      { at: 0, result: [[7]] },
    ]);
  });

  it('runs so many at a time', async () => {
    const host = createHost();
    const states = map({ Type: 'Wait', Seconds: 10 }, { MaxConcurrency: '{% 2 %}' });
    const executionArn = await startOf(host, definitionOf(states), [1, 2, 3, 4, 5]);
    await host.drain();
    const { stopDate } = host.runner.describeExecution({ executionArn });
    expect(stopDate).toEqual(new Date(START.getTime() + 30_000));
  });

  it.each([
    ['null', "Expected 'array', but was 'null' for value: null"],
    ['$nothing', 'returned nothing (undefined).'],
  ])('refuses %s for its items', async (expression, problem) => {
    const { error, cause, events } = await outcomeOf(
      map({ Type: 'Pass' }, { Items: `{% ${expression} %}` }),
    );
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(problem);
    expect(events.map(({ type }) => type).slice(-3)).toEqual([
      'EvaluationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('fails with the error of an iteration and aborts the others', async () => {
    const states = {
      StartAt: 'Item',
      States: { Item: { ...call, Next: 'Rest' }, Rest: { Type: 'Wait', Seconds: 5, End: true } },
    };
    const { error, cause, events } = await outcomeOf(
      { Each: { Type: 'Map', ItemProcessor: states, End: true } },
      { input: ['good', 'bad'], task: failingFor('bad') },
    );
    expect({ error, cause }).toEqual({ error: 'Bad', cause: 'bad bad' });
    const types = events.map(({ type }) => type);
    const iterations = events.filter(({ type }) => /^MapIteration(Failed|Aborted)$/.test(type));
    expect(iterations).toMatchObject([
      { mapIterationFailedEventDetails: { index: 1, name: 'Each' } },
      { mapIterationAbortedEventDetails: { index: 0, name: 'Each' } },
    ]);
    expect(types.slice(types.indexOf('TaskFailed'))).toEqual([
      'TaskFailed',
      'MapIterationFailed',
      'WaitStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('tolerates so many failures, which leave nothing in the result', async () => {
    const task = failingFor(2);
    const count = await outcomeOf(map(call, { ToleratedFailureCount: 1 }), {
      input: [1, 2, 3],
      task,
    });
    expect(count.output).toEqual([1, 3]);
    const share = await outcomeOf(map(call, { ToleratedFailurePercentage: '{% 34 %}' }), {
      input: [1, 2, 3],
      task,
    });
    expect(share.output).toEqual([1, 3]);
    const less = await outcomeOf(map(call, { ToleratedFailurePercentage: 33 }), {
      input: [1, 2, 3],
      task,
    });
    expect(less.error).toBe('States.ExceedToleratedFailureThreshold');
    const none = await outcomeOf(map(call, { ToleratedFailurePercentage: 0 }), {
      input: [2],
      task,
    });
    expect(none.error).toBe('States.ExceedToleratedFailureThreshold');
  });

  it('fails in its own name when they are more', async () => {
    const { error, cause } = await outcomeOf(map(call, { ToleratedFailureCount: 1 }), {
      input: [1, 2, 3],
      task: failingFor(1, 2),
    });
    expect({ error, cause }).toEqual({
      error: 'States.ExceedToleratedFailureThreshold',
      cause: 'The specified tolerated failure threshold was exceeded',
    });
  });

  it.each([
    [{ ToleratedFailurePercentage: '{% 101 %}' }, 'must be between 0 and 100 but was: 101'],
    [{ ToleratedFailurePercentage: '{% -1 %}' }, 'must be between 0 and 100 but was: -1'],
    [
      { ToleratedFailurePercentage: '{% "1" %}' },
      "for the field 'ToleratedFailurePercentage' returned an unexpected result type. Expected 'number'",
    ],
    [{ ToleratedFailureCount: '{% "1" %}' }, "for the field 'ToleratedFailureCount' returned"],
    [{ MaxConcurrency: '{% -1 %}' }, 'The MaxConcurrency field must be between 0 and'],
  ])('refuses %j', async (more, problem) => {
    expect((await outcomeOf(map({ Type: 'Pass' }, more), { input: [1] })).cause).toContain(problem);
  });

  it.each([
    [1, '1'],
    [{ a: 1 }, '{"a":1}'],
    ['text', '"text"'],
  ])('without Items needs an input that is a list, not %j', async (input, text) => {
    const { error, cause } = await outcomeOf(map({ Type: 'Pass' }), { input });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toBe(
      `An error occurred while executing the state 'Each' (entered at the event id #2). Map state input must be an array but was: ${text}`,
    );
  });

  it('fails when the selector cannot make an item', async () => {
    const ItemSelector = '{% $nothing %}';
    const { cause } = await outcomeOf(map({ Type: 'Pass' }, { ItemSelector }), { input: [1] });
    expect(cause).toContain("specified for the field 'ItemSelector' returned nothing");
  });

  it('starts all over when it is retried', async () => {
    let calls = 0;
    const Retry = [{ ErrorEquals: ['Bad'] }];
    const { output } = await outcomeOf(map(call, { Retry }), {
      input: [1, 2],
      task: (task) => {
        calls += 1;
        return failingFor(calls < 3 ? 2 : 'none')(task);
      },
    });
    expect({ output, calls }).toEqual({ output: [1, 2], calls: 4 });
  });
});
