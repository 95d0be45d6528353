import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { outcomeOf } from './host.ts';

const branch = (name: string, state: object) => ({
  StartAt: name,
  States: { [name]: { ...state, End: true } },
});
const call = (name: string, more: object = {}) =>
  branch(name, {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {},
    ...more,
  });
const wait = (name: string, Seconds: number) => branch(name, { Type: 'Wait', Seconds });

const parallel = (Branches: object[], more: object = {}) => ({
  Both: { Type: 'Parallel', Branches, End: true, ...more },
});

const boom = () => {
  throw new TaskError('Boom', 'because');
};

const afterStart = (events: { type: string }[]) =>
  events.map(({ type }) => type).slice(events.findIndex(({ type }) => type === 'TaskFailed'));

describe('A Parallel', () => {
  it('gives the results in the order of its branches, whichever ends first', async () => {
    const { output } = await outcomeOf(
      parallel([wait('Slow', 20), wait('Quick', 10), branch('Now', { Type: 'Pass', Output: 3 })]),
      { input: 'in' },
    );
    expect(output).toEqual(['in', 'in', 3]);
  });

  it('gives its branches its Arguments, and its Output sees the result', async () => {
    const { output } = await outcomeOf(
      parallel([branch('Say', { Type: 'Pass' })], {
        Arguments: { only: '{% $states.input.a %}' },
        Output: '{% {"was": $states.result} %}',
      }),
      { input: { a: 1, b: 2 } },
    );
    expect(output).toEqual({ was: [{ only: 1 }] });
  });

  it('fails with the error of a branch and stops the others', async () => {
    const { error, cause, events, host } = await outcomeOf(
      parallel([call('Call'), wait('Wait', 60)]),
      { task: boom },
    );
    expect({ error, cause }).toEqual({ error: 'Boom', cause: 'because' });
    expect(afterStart(events)).toEqual([
      'TaskFailed',
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
    expect(host.runner.nextDue()).toBeUndefined();
  });

  it('says that it failed before it is caught, and not when it is retried', async () => {
    const Catch = [{ ErrorEquals: ['Boom'], Next: 'Caught' }];
    const Retry = [{ ErrorEquals: ['Boom'], MaxAttempts: 1 }];
    const states = {
      ...parallel([call('Call')], { Catch, Retry }),
      Caught: { Type: 'Pass', End: true },
    };
    const { status, events } = await outcomeOf(states, { task: boom });
    expect(status).toBe('SUCCEEDED');
    const about = events.map(({ type }) => type).filter((type) => /^Parallel/.test(type));
    expect(about).toEqual([
      'ParallelStateEntered',
      'ParallelStateStarted',
      'ParallelStateStarted',
      'ParallelStateFailed',
      'ParallelStateExited',
    ]);
  });

  it('stops branches within branches too', async () => {
    const inner = branch('Inner', {
      Type: 'Parallel',
      Branches: [
        wait('Deep', 60),
        call('Open', { Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }),
      ],
    });
    const { events } = await outcomeOf(parallel([inner, call('Call')]), {
      task: ({ stateName }) => (stateName === 'Call' ? boom() : null),
    });
    expect(
      afterStart(events)
        .filter((type) => /Aborted$/.test(type))
        .sort(),
    ).toEqual(['ParallelStateAborted', 'TaskStateAborted', 'TaskStateAborted', 'WaitStateAborted']);
  });

  it('makes no call for a branch that was stopped in the same turn, and enters no state of it', async () => {
    const fail = { StartAt: 'Fail', States: { Fail: { Type: 'Fail', Error: 'No' } } };
    const { host, events } = await outcomeOf(
      parallel([call('Call'), fail, branch('Never', { Type: 'Wait', Seconds: 1 })]),
    );
    expect(host.calls).toEqual([]);
    expect(JSON.stringify(events)).not.toContain('Never');
    expect(events.map(({ type }) => type)).not.toContain('WaitStateAborted');
  });

  it('fails when its Arguments cannot be worked out', async () => {
    const branch = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
    const { error, cause } = await outcomeOf({
      Both: { Type: 'Parallel', Arguments: '{% $nothing %}', Branches: [branch], End: true },
    });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain("specified for the field 'Arguments' returned nothing");
  });

  it('fails with the error of a Fail state', async () => {
    const fail = {
      StartAt: 'Fail',
      States: { Fail: { Type: 'Fail', Error: 'No', Cause: '{% "not " & $states.input %}' } },
    };
    const { error, cause } = await outcomeOf(parallel([fail]), { input: 'me' });
    expect({ error, cause }).toEqual({ error: 'No', cause: 'not me' });
  });
});
