import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, errorOf } from './host.ts';

const test = (state: object, more: object = {}) => {
  const { runner } = createHost();
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...state });
  return runner.testState({ definition, ...more });
};

const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { Payload: '{% $states.input.n + $v %}' },
  Output: '{% $states.result.Payload %}',
  Next: 'Somewhere',
};
const given = { input: '{"n":1}', variables: '{"v":2}' };

describe('TestState', () => {
  it('runs one state, wherever it leads', () => {
    expect(
      test({ Type: 'Pass', Output: '{% $states.input.n %}', Next: 'Somewhere' }, given),
    ).toEqual({
      status: 'SUCCEEDED',
      output: '1',
      nextState: 'Somewhere',
    });
    expect(test({ Type: 'Wait', Seconds: 60, End: true })).toEqual({
      status: 'SUCCEEDED',
      output: '{}',
    });
    expect(test({ Type: 'Fail', Error: 'E', Cause: 'C' })).toEqual({
      status: 'FAILED',
      error: 'E',
      cause: 'C',
    });
  });

  it('takes a state out of a whole definition', () => {
    const definition = definitionOf({ A: { Type: 'Pass', Output: 'a', End: true } });
    const { runner } = createHost();
    expect(runner.testState({ definition, stateName: 'A' })).toMatchObject({ output: '"a"' });
    expect(errorOf(() => runner.testState({ definition, stateName: 'B' }))).toMatch(
      /^ValidationException: There is no state 'B'/,
    );
  });

  it('answers a task with its mock, and shows what it was given', () => {
    const mock = { result: '{"Payload":7}' };
    expect(test(task, { ...given, mock, inspectionLevel: 'DEBUG' })).toEqual({
      status: 'SUCCEEDED',
      output: '7',
      nextState: 'Somewhere',
      inspectionData: {
        input: '{"n":1}',
        afterArguments: '{"Payload":3}',
        result: '{"Payload":7}',
        variables: '{"v":2}',
      },
    });
    const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    expect(test({ ...task, Resource }, { ...given, mock })).toMatchObject({ output: '7' });
    const asked = errorOf(() => test(task, given));
    expect(asked).toMatch(/^ValidationException: A mock is required/);
  });

  it('tells whether a failure would be retried or caught', () => {
    const mock = { errorOutput: { error: 'Boom', cause: 'because' } };
    const Retry = [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }];
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
    const told = { error: 'Boom', cause: 'because' };
    expect(test(task, { ...given, mock })).toEqual({ status: 'FAILED', ...told });
    const both = { ...task, Retry, Catch };
    expect(test(both, { ...given, mock })).toEqual({ status: 'RETRIABLE', ...told });
    const stateConfiguration = { retrierRetryCount: 1 };
    expect(test(both, { ...given, mock, stateConfiguration })).toEqual({
      status: 'CAUGHT_ERROR',
      ...told,
      output: '{"Error":"Boom","Cause":"because"}',
      nextState: 'Caught',
    });
  });

  it('fails when a catcher cannot work out its output', () => {
    const mock = { errorOutput: { error: 'Boom' } };
    const Catch = [{ ErrorEquals: ['Boom'], Output: '{% $nothing %}', Next: 'Caught' }];
    expect(test({ ...task, Catch }, { ...given, mock })).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
    });
  });

  it('has a context of its own, and what it is told to find there', () => {
    const state = { Type: 'Pass', Output: '{% $states.context %}', End: true };
    const standing = {
      Execution: { Name: 'TestState', Input: {}, RedriveCount: 0 },
      State: { Name: 'TestState' },
      StateMachine: { Name: 'TestState' },
    };
    const contextOf = (more: object = {}) => {
      const shown = test(state, more);
      return JSON.parse('output' in shown ? shown.output : '{}');
    };
    expect(contextOf()).toMatchObject(standing);
    const Execution = { Name: 'told', Input: { team: 7 } };
    const Task = { Token: 'a token' };
    const { State, StateMachine } = standing;
    const seen = contextOf({ context: JSON.stringify({ Execution, Task }) });
    expect(seen).toMatchObject({ Execution, Task, State, StateMachine });
    expect(seen.Execution).toEqual(Execution);
  });

  it('refuses variables or a context that are no object', () => {
    const state = { Type: 'Pass', End: true };
    expect(errorOf(() => test(state, { context: '[]' }))).toBe(
      'ValidationException: The context must be a JSON object',
    );
    expect(errorOf(() => test(state, { variables: '1' }))).toBe(
      'ValidationException: The variables must be a JSON object',
    );
    expect(errorOf(() => test(state, { context: '{' }))).toBe(
      'ValidationException: The context must be JSON text',
    );
  });

  it('mocks a Map or a Parallel as a whole', () => {
    const inner = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const map = {
      Type: 'Map',
      ItemProcessor: inner,
      Output: '{% $sum($states.result) %}',
      End: true,
    };
    expect(test(map, { input: '[1]', mock: { result: '[1,2]' } })).toMatchObject({ output: '3' });
    const parallel = { Type: 'Parallel', Branches: [inner], End: true };
    expect(test(parallel, { mock: { errorOutput: { error: 'E' } } })).toEqual({
      status: 'FAILED',
      error: 'E',
    });
  });

  it('names the expression that fails, and refuses what cannot run', () => {
    expect(test({ Type: 'Pass', Output: '{% $nothing %}', End: true })).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause:
        "The JSONata expression '$nothing' specified for the field 'Output' returned nothing (undefined).",
    });
    expect(errorOf(() => test({ Type: 'Pass', InputPath: '$', End: true }))).toBe(
      "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Field 'InputPath' is not supported at /States/TestState'",
    );
    expect(errorOf(() => createHost().runner.testState({ definition: '1' }))).toMatch(
      /must be an object/,
    );
    expect(errorOf(() => createHost().runner.testState({ definition: '{' }))).toMatch(
      /must be JSON text/,
    );
  });

  const inspected = (state: object, more: object) => {
    const shown = test(state, { inspectionLevel: 'DEBUG', ...more });
    return ('inspectionData' in shown ? shown.inspectionData : {}) as Record<string, unknown>;
  };

  it('shows the variables as they are after the state, however it is left', () => {
    const Assign = { v: '{% $v + 1 %}', w: 'new' };
    const pass = { Type: 'Pass', Assign, End: true };
    expect(inspected(pass, { variables: '{"v":1,"u":0}' })['variables']).toBe(
      '{"v":2,"u":0,"w":"new"}',
    );
    const Catch = [{ ErrorEquals: ['Boom'], Assign: { v: 'caught' }, Next: 'Caught' }];
    const mock = { errorOutput: { error: 'Boom' } };
    expect(inspected({ ...task, Catch }, { ...given, mock })['variables']).toBe('{"v":"caught"}');
  });

  it('shows which retrier or catcher takes a failure, and how long a retrier waits', () => {
    const Retry = [
      { ErrorEquals: ['Other'] },
      { ErrorEquals: ['Boom'], IntervalSeconds: 3, BackoffRate: 4, MaxAttempts: 2 },
    ];
    const Catch = [
      { ErrorEquals: ['Other'], Next: 'A' },
      { ErrorEquals: ['Boom'], Next: 'B' },
    ];
    const mock = { errorOutput: { error: 'Boom' } };
    const retried = (retrierRetryCount: number) =>
      inspected(
        { ...task, Retry, Catch },
        { ...given, mock, stateConfiguration: { retrierRetryCount } },
      );
    expect(retried(1)['errorDetails']).toEqual({ retryIndex: 1, retryBackoffIntervalSeconds: 12 });
    expect(retried(2)['errorDetails']).toEqual({ catchIndex: 1 });
    expect(inspected(task, { ...given, mock })).not.toHaveProperty('errorDetails');
  });

  const inner = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };
  const each = { Type: 'Map', ItemProcessor: inner, End: true };

  it('shows what a Map would give its iterations, and its limits', () => {
    const mock = { result: '[]' };
    const ItemSelector = { n: '{% $states.context.Map.Item.Value %}' };
    const limits = {
      MaxConcurrency: '{% 2 %}',
      ToleratedFailureCount: 3,
      ToleratedFailurePercentage: '{% 12.5 %}',
    };
    expect(inspected({ ...each, ItemSelector, ...limits }, { input: '[7,8]', mock })).toMatchObject(
      {
        afterItemSelector: '[{"n":7},{"n":8}]',
        maxConcurrency: 2,
        toleratedFailureCount: 3,
        toleratedFailurePercentage: 12.5,
      },
    );
    const ItemProcessor = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED' } };
    const ItemBatcher = { MaxItemsPerBatch: 2 };
    const batched = { ...each, ItemProcessor, ItemSelector, ItemBatcher };
    expect(inspected(batched, { input: '[7,8,9]', mock })).toMatchObject({
      afterItemSelector: '[{"n":7},{"n":8},{"n":9}]',
      afterItemBatcher: '[{"Items":[{"n":7},{"n":8}]},{"Items":[{"n":9}]}]',
    });
    const plain = inspected(each, { input: '[7]', mock });
    expect(Object.keys(plain)).toEqual(['input', 'result', 'variables']);
    expect(inspected({ ...each, Items: '{% 1 %}' }, { mock })).not.toHaveProperty('maxConcurrency');
  });

  it('takes so many iterations as failed', () => {
    const ToleratedFailureCount = 1;
    const having = (mapIterationFailureCount: number) =>
      test(
        { ...each, ToleratedFailureCount },
        {
          input: '[1,2]',
          mock: { result: '["done"]' },
          stateConfiguration: { mapIterationFailureCount },
        },
      );
    expect(having(1)).toMatchObject({ status: 'SUCCEEDED', output: '["done"]' });
    expect(having(2)).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    expect(errorOf(() => having(3))).toBe(
      'ValidationException: mapIterationFailureCount is above the 2 iterations',
    );
  });

  it('knows the states an error can come from', () => {
    const from = (errorCausedByState: string) =>
      test(each, {
        input: '[1]',
        mock: { errorOutput: { error: 'E' } },
        stateConfiguration: { errorCausedByState },
      });
    expect(from('In')).toEqual({ status: 'FAILED', error: 'E' });
    expect(errorOf(() => from('Out'))).toBe(
      "ValidationException: There is no state 'Out' in the state under test",
    );
  });

  it('refuses a mock that says two things, or of a state that calls nothing', () => {
    const mock = { result: '1', errorOutput: { error: 'E' } };
    expect(errorOf(() => test(task, { ...given, mock }))).toBe(
      'ValidationException: A mock has either a result or an errorOutput',
    );
    const pass = { Type: 'Pass', End: true };
    expect(errorOf(() => test(pass, { mock: { result: '1' } }))).toBe(
      'ValidationException: A Pass state cannot have a mock',
    );
  });
});
