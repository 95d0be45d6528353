import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { outcomeOf, type TaskDouble } from './host.ts';

// Whole histories, event by event: the number of an event, the one it follows, its type, and what is
// told of it but for inputs and outputs, which are tested elsewhere.

type Told = Record<string, unknown>;

const UNTOLD = [
  ...['input', 'inputDetails', 'output', 'outputDetails', 'roleArn', 'parameters', 'region'],
  ...['resourceType', 'assignedVariablesDetails'],
];

function linesOf(events: Told[]): string[] {
  return events.map(({ id, previousEventId, type, timestamp: _, ...details }) => {
    const told = Object.entries((Object.values(details)[0] ?? {}) as Told)
      .filter(([name]) => !UNTOLD.includes(name))
      .map(([name, value]) => ` ${name}=${String(value).split('.')[0]}`);
    return `${id}<${previousEventId} ${type}${told.join('')}`;
  });
}

async function historyOf(states: Record<string, unknown>, task: TaskDouble = () => null) {
  const { events } = await outcomeOf(states, { task });
  return linesOf(events);
}

const end = { End: true };
const call = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: '{% $states.input %}',
  Output: null,
  ...end,
};
const each = (inner: object, more: object = {}) => ({
  Each: {
    Type: 'Map',
    ItemProcessor: { StartAt: 'In', States: { In: { ...inner, ...end } } },
    ...end,
    ...more,
  },
});
const badFor =
  (...items: unknown[]): TaskDouble =>
  (task) => {
    if (items.includes(task.arguments)) throw new TaskError('Bad', 'no');
  };
const wait = { Type: 'Wait', Seconds: '{% $states.input %}' };

describe('The history of a Map', () => {
  it('has each iteration follow what made room for it', async () => {
    expect(await historyOf(each(wait, { Items: [3, 1, 2], MaxConcurrency: 2 }))).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered name=Each',
      '3<2 MapStateStarted length=3',
      '4<3 MapIterationStarted index=0 name=Each',
      '5<3 MapIterationStarted index=1 name=Each',
      '6<4 WaitStateEntered name=In',
      '7<5 WaitStateEntered name=In',
      '8<7 WaitStateExited name=In',
      '9<8 MapIterationSucceeded index=1 name=Each',
      '10<8 MapIterationStarted index=2 name=Each',
      '11<10 WaitStateEntered name=In',
      '12<6 WaitStateExited name=In',
      '13<12 MapIterationSucceeded index=0 name=Each',
      '14<11 WaitStateExited name=In',
      '15<14 MapIterationSucceeded index=2 name=Each',
      '16<15 MapStateSucceeded',
      '17<15 MapStateExited name=Each',
      '18<17 ExecutionSucceeded',
    ]);
  });

  it('that fails aborts what its other iterations stand in, then the iterations', async () => {
    const more = { Items: [1, 2], Catch: [{ ErrorEquals: ['Bad'], Next: 'Caught' }] };
    const states = { ...each(call, more), Caught: { Type: 'Succeed' } };
    expect((await historyOf(states, badFor(1))).slice(2)).toEqual([
      '3<2 MapStateStarted length=2',
      '4<3 MapIterationStarted index=0 name=Each',
      '5<3 MapIterationStarted index=1 name=Each',
      '6<4 TaskStateEntered name=In',
      '7<6 TaskScheduled resource=invoke',
      '8<7 TaskStarted resource=invoke',
      '9<5 TaskStateEntered name=In',
      '10<9 TaskScheduled resource=invoke',
      '11<10 TaskStarted resource=invoke',
      '12<8 TaskFailed error=Bad cause=no resource=invoke',
      '13<12 MapIterationFailed index=0 name=Each',
      '14<11 TaskStateAborted',
      '15<14 MapIterationAborted index=1 name=Each',
      '16<15 MapStateFailed',
      '17<16 MapStateExited name=Each',
      '18<17 SucceedStateEntered name=Caught',
      '19<18 SucceedStateExited name=Caught',
      '20<19 ExecutionSucceeded',
    ]);
  });

  it('that is attempted again starts again without having failed', async () => {
    const Retry = [{ ErrorEquals: ['Bad'], MaxAttempts: 1 }];
    expect((await historyOf(each(call, { Items: [1], Retry }), badFor(1))).slice(7)).toEqual([
      '8<7 TaskFailed error=Bad cause=no resource=invoke',
      '9<8 MapIterationFailed index=0 name=Each',
      '10<9 MapStateStarted length=1',
      '11<10 MapIterationStarted index=0 name=Each',
      '12<11 TaskStateEntered name=In',
      '13<12 TaskScheduled resource=invoke',
      '14<13 TaskStarted resource=invoke',
      '15<14 TaskFailed error=Bad cause=no resource=invoke',
      '16<15 MapIterationFailed index=0 name=Each',
      '17<16 MapStateFailed',
      '18<17 ExecutionFailed error=Bad cause=no',
    ]);
  });

  it('that tolerates a failure goes on after it', async () => {
    const more = { Items: [1, 2], MaxConcurrency: 1, ToleratedFailureCount: 1 };
    expect((await historyOf(each(call, more), badFor(1))).slice(7, 10)).toEqual([
      '8<7 TaskFailed error=Bad cause=no resource=invoke',
      '9<8 MapIterationFailed index=0 name=Each',
      '10<8 MapIterationStarted index=1 name=Each',
    ]);
  });

  it('with executions of its own has a run and no iterations', async () => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED' },
      StartAt: 'In',
      States: { In: call },
    };
    const states = each(call, { ItemProcessor, Items: [1, 2, 3] });
    const run = 'mapRunArn=arn:aws:states:eu-west-2:000000000000:mapRun:machine/';
    const history = await historyOf(states, badFor(2));
    expect(history.map((line) => line.replace(/(mapRun:machine\/).*/, '$1'))).toEqual([
      '1<0 ExecutionStarted',
      '2<0 MapStateEntered name=Each',
      '3<2 MapStateStarted length=3',
      `4<3 MapRunStarted ${run}`,
      '5<4 MapRunFailed error=States cause=The specified tolerated failure threshold was exceeded',
      '6<5 MapStateFailed',
      '7<6 ExecutionFailed error=States cause=The specified tolerated failure threshold was exceeded',
    ]);
  });
});

describe('The history of a Parallel', () => {
  const branch = (name: string, state: object) => ({
    StartAt: name,
    States: { [name]: { ...state, ...end } },
  });
  const slow = { Type: 'Wait', Seconds: 9 };

  it('has every branch follow its start, and its end follow the last branch', async () => {
    const Branches = [branch('A', slow), branch('B', { Type: 'Pass' })];
    expect(await historyOf({ Both: { Type: 'Parallel', Branches, ...end } })).toEqual([
      '1<0 ExecutionStarted',
      '2<0 ParallelStateEntered name=Both',
      '3<2 ParallelStateStarted',
      '4<3 WaitStateEntered name=A',
      '5<3 PassStateEntered name=B',
      '6<5 PassStateExited name=B',
      '7<4 WaitStateExited name=A',
      '8<7 ParallelStateSucceeded',
      '9<7 ParallelStateExited name=Both',
      '10<9 ExecutionSucceeded',
    ]);
  });

  it('that fails aborts the state that failed and those of the other branches', async () => {
    const nested = { Type: 'Parallel', Branches: [branch('C', slow)] };
    const Branches = [branch('A', nested), branch('B', call)];
    const states = { Both: { Type: 'Parallel', Branches, ...end } };
    const failing: TaskDouble = () => {
      throw new TaskError('Bad', 'no');
    };
    expect((await historyOf(states, failing)).slice(3)).toEqual([
      '4<3 ParallelStateEntered name=A',
      '5<4 ParallelStateStarted',
      '6<3 TaskStateEntered name=B',
      '7<6 TaskScheduled resource=invoke',
      '8<7 TaskStarted resource=invoke',
      '9<5 WaitStateEntered name=C',
      '10<8 TaskFailed error=Bad cause=no resource=invoke',
      '11<10 TaskStateAborted',
      '12<9 WaitStateAborted',
      '13<5 ParallelStateAborted',
      '14<13 ParallelStateFailed',
      '15<14 ExecutionFailed error=Bad cause=no',
    ]);
  });
});

describe('The history of a Task', () => {
  it('has every attempt follow the failure before it', async () => {
    const Retry = [{ ErrorEquals: ['Bad'], MaxAttempts: 1, IntervalSeconds: 5 }];
    const Catch = [{ ErrorEquals: ['Bad'], Assign: { a: 1 }, Next: 'Caught' }];
    const states = { Call: { ...call, Retry, Catch }, Caught: { Type: 'Fail', Error: 'E' } };
    expect(await historyOf(states, badFor('none'))).toHaveLength(7);
    const failing: TaskDouble = () => {
      throw new TaskError('Bad', 'no');
    };
    expect((await historyOf(states, failing)).slice(1)).toEqual([
      '2<0 TaskStateEntered name=Call',
      '3<2 TaskScheduled resource=invoke',
      '4<3 TaskStarted resource=invoke',
      '5<4 TaskFailed error=Bad cause=no resource=invoke',
      '6<5 TaskScheduled resource=invoke',
      '7<6 TaskStarted resource=invoke',
      '8<7 TaskFailed error=Bad cause=no resource=invoke',
      '9<8 TaskStateExited assignedVariables=[object Object] name=Call',
      '10<9 FailStateEntered name=Caught',
      '11<10 ExecutionFailed error=E',
    ]);
  });
});

describe('The history of a Task with the ARN of a function', () => {
  const Resource = 'arn:aws:lambda:eu-west-2:000000000000:function:f';
  const direct = { Type: 'Task', Resource, TimeoutSeconds: 5, HeartbeatSeconds: 2, ...end };
  const scheduled = `3<2 LambdaFunctionScheduled timeoutInSeconds=5 heartbeatInSeconds=2 resource=${Resource}`;

  it('has events of its own', async () => {
    expect((await historyOf({ Call: direct })).slice(2)).toEqual([
      scheduled,
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionSucceeded',
      '6<5 TaskStateExited name=Call',
      '7<6 ExecutionSucceeded',
    ]);
    const { events } = await outcomeOf({ Call: direct }, { task: () => 'said' });
    expect(events[4]?.['lambdaFunctionSucceededEventDetails']).toMatchObject({ output: '"said"' });
  });

  it('has its failure and its timeout in them', async () => {
    const failing: TaskDouble = () => {
      throw new TaskError('Bad', 'no');
    };
    expect((await historyOf({ Call: direct }, failing)).slice(4)).toEqual([
      '5<4 LambdaFunctionFailed error=Bad cause=no',
      '6<5 ExecutionFailed error=Bad cause=no',
    ]);
  });
});

describe('An evaluation that fails', () => {
  const nothing = '{% $nothing %}';
  const inner = { StartAt: 'In', States: { In: { Type: 'Pass', ...end } } };
  const dispersed = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED' } };
  const map = { Type: 'Map', ItemProcessor: inner, Items: [1], ...end };
  const batched = (ItemBatcher: object) => ({ ...map, ItemProcessor: dispersed, ItemBatcher });

  // The field as AWS writes it, and the event before it: the one of the entry for states that have by
  // then done something, the one before the entry for the others.
  it.each<[string, string, object]>([
    ['Output', '3<0', { Type: 'Pass', Output: nothing, ...end }],
    ['Output/a/b[1]', '3<0', { Type: 'Pass', Output: { a: { b: [1, nothing] } }, ...end }],
    ['Assign/a', '3<0', { Type: 'Pass', Assign: { a: nothing }, ...end }],
    ['Output', '3<0', { Type: 'Succeed', Output: nothing }],
    ['Error', '3<0', { Type: 'Fail', Error: nothing }],
    ['Cause', '3<0', { Type: 'Fail', Error: 'E', Cause: nothing }],
    [
      'Choices[0]/Condition',
      '3<0',
      { Type: 'Choice', Choices: [{ Condition: nothing, Next: 'End' }], Default: 'End' },
    ],
    [
      'Choices[1]/Assign/a',
      '3<0',
      {
        Type: 'Choice',
        Choices: [
          { Condition: '{% false %}', Next: 'End' },
          { Condition: '{% true %}', Assign: { a: nothing }, Next: 'End' },
        ],
        Default: 'End',
      },
    ],
    ['Seconds', '3<2', { Type: 'Wait', Seconds: nothing, ...end }],
    ['Timestamp', '3<2', { Type: 'Wait', Timestamp: nothing, ...end }],
    ['Output', '3<2', { Type: 'Wait', Seconds: 0, Output: nothing, ...end }],
    ['Arguments/a', '3<2', { ...call, Arguments: { a: nothing } }],
    ['TimeoutSeconds', '3<2', { ...call, TimeoutSeconds: nothing }],
    ['HeartbeatSeconds', '3<2', { ...call, HeartbeatSeconds: nothing }],
    ['Credentials/RoleArn', '3<2', { ...call, Credentials: { RoleArn: nothing } }],
    ['Output', '6<5', { ...call, Output: nothing }],
    ['Assign/a', '6<5', { ...call, Assign: { a: nothing } }],
    ['Arguments', '3<0', { Type: 'Parallel', Arguments: nothing, Branches: [inner], ...end }],
    ['Output', '7<5', { Type: 'Parallel', Output: nothing, Branches: [inner], ...end }],
    ['Items', '3<0', { ...map, Items: nothing }],
    ['MaxConcurrency', '3<0', { ...map, MaxConcurrency: nothing }],
    ['ToleratedFailureCount', '3<0', { ...map, ToleratedFailureCount: nothing }],
    ['ToleratedFailurePercentage', '3<0', { ...map, ToleratedFailurePercentage: nothing }],
    ['ItemSelector/a', '4<3', { ...map, ItemSelector: { a: nothing } }],
    ['Output', '9<7', { ...map, Output: nothing }],
    ['ItemBatcher/MaxItemsPerBatch', '3<0', batched({ MaxItemsPerBatch: nothing })],
    ['ItemBatcher/MaxInputBytesPerBatch', '3<0', batched({ MaxInputBytesPerBatch: nothing })],
    [
      'ItemBatcher/BatchInput/a',
      '3<0',
      batched({ MaxItemsPerBatch: 1, BatchInput: { a: nothing } }),
    ],
    ['ItemBatcher', '3<0', batched({})],
  ])('in %s is the event %s of its state', async (location, place, state) => {
    const states = { Try: state, End: { Type: 'Succeed' } };
    const reached = /"Next":"End"/.test(JSON.stringify(state)) ? states : { Try: state };
    const { events, error } = await outcomeOf(reached);
    expect(error).toBe('States.QueryEvaluationError');
    const event = events.find(({ type }) => type === 'EvaluationFailed');
    expect(`${event?.id}<${event?.previousEventId}`).toBe(place);
    expect(event?.['evaluationFailedEventDetails']).toMatchObject({
      error: 'States.QueryEvaluationError',
      location,
      state: 'Try',
      cause: expect.stringMatching(
        /^An error occurred while executing the state 'Try' \(entered at the event id #2\)\. /,
      ),
    });
    const failed = ['Parallel', 'Map'].includes((state as { Type: string }).Type);
    expect(events.at(-2)?.type).toBe(
      failed ? `${(state as { Type: string }).Type}StateFailed` : 'EvaluationFailed',
    );
  });
});
