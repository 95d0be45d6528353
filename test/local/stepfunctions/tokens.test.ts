import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import {
  createHost,
  definitionOf,
  errorOf,
  eventsOf,
  type Host,
  startOf,
  type TaskDouble,
  typesOf,
} from './host.ts';

const states = {
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    Next: 'Answered',
  },
  Caught: { Type: 'Pass', Output: '{% [$states.input] %}', End: true },
  Answered: { Type: 'Pass', End: true },
};

async function asked(task: TaskDouble = () => 'noted') {
  const host = createHost({ task });
  const executionArn = await startOf(host, definitionOf(states));
  const taskToken = host.calls[0]?.task.taskToken ?? '';
  const outcome = () => host.runner.describeExecution({ executionArn });
  return { host, executionArn, taskToken, outcome };
}

describe('A task with a token', () => {
  it('gives the token to the call, notes its answer and waits on', async () => {
    const { host, executionArn, taskToken, outcome } = await asked();
    expect(host.calls[0]?.task.arguments).toEqual({
      FunctionName: 'ask',
      Payload: { token: taskToken },
    });
    expect(outcome().status).toBe('RUNNING');
    const submitted = eventsOf(host, executionArn).at(-1);
    expect(submitted?.type).toBe('TaskSubmitted');
    expect(JSON.stringify(submitted)).toContain('noted');
  });

  it('goes on with what SendTaskSuccess brings', async () => {
    const { host, taskToken, outcome } = await asked();
    host.runner.sendTaskSuccess({ taskToken, output: '{"by": "Ada"}' });
    expect(outcome()).toMatchObject({ status: 'SUCCEEDED', output: '{"by":"Ada"}' });
  });

  it('fails with what SendTaskFailure says', async () => {
    const { host, taskToken, outcome } = await asked();
    host.runner.sendTaskFailure({ taskToken, error: 'No', cause: 'not now' });
    expect(outcome().output).toBe('[{"Error":"No","Cause":"not now"}]');
  });

  it('fails with nulls when SendTaskFailure says nothing', async () => {
    const { host, taskToken, outcome } = await asked();
    host.runner.sendTaskFailure({ taskToken });
    expect(outcome().output).toBe('[{"Error":null,"Cause":null}]');
  });

  it('fails when the call fails', async () => {
    const { outcome } = await asked(() => {
      throw new TaskError('Unreachable', 'nobody there');
    });
    expect(outcome().output).toBe('[{"Error":"Unreachable","Cause":"nobody there"}]');
  });

  it('may be answered before the call has returned', async () => {
    const host: Host = createHost({
      task: ({ taskToken = '' }) => {
        host.runner.sendTaskSuccess({ taskToken, output: '"early"' });
        return 'too late to matter';
      },
    });
    const executionArn = await startOf(host, definitionOf(states));
    expect(host.runner.describeExecution({ executionArn }).output).toBe('"early"');
    expect(typesOf(host, executionArn)).not.toContain('TaskSubmitted');
  });
});

describe('A token', () => {
  it('works once', async () => {
    const { host, taskToken } = await asked();
    host.runner.sendTaskSuccess({ taskToken, output: '1' });
    const gone = "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'";
    expect(errorOf(() => host.runner.sendTaskSuccess({ taskToken, output: '1' }))).toBe(gone);
    expect(errorOf(() => host.runner.sendTaskFailure({ taskToken }))).toBe(gone);
    expect(errorOf(() => host.runner.sendTaskHeartbeat({ taskToken }))).toBe(gone);
  });

  it('is refused by name when it never was one', async () => {
    const { host } = await asked();
    for (const taskToken of [
      'made up',
      Buffer.from('["too","short"]').toString('base64url'),
      Buffer.from('[1,"names","no","execution"]').toString('base64url'),
      Buffer.from('{"0":"no list","length":4}').toString('base64url'),
    ]) {
      expect(errorOf(() => host.runner.sendTaskHeartbeat({ taskToken }))).toBe(
        "InvalidToken: Invalid Token: 'Invalid token'",
      );
    }
  });

  it('of another store belongs to no task here', async () => {
    const { taskToken } = await asked();
    const { runner } = createHost();
    const none = "TaskDoesNotExist: Task Does Not Exist: 'Provided task does not exist'";
    expect(errorOf(() => runner.sendTaskSuccess({ taskToken, output: '1' }))).toBe(none);
    expect(errorOf(() => runner.sendTaskFailure({ taskToken }))).toBe(none);
    expect(errorOf(() => runner.sendTaskHeartbeat({ taskToken }))).toBe(none);
  });

  it('stays good when the output was no JSON', async () => {
    const { host, taskToken, outcome } = await asked();
    expect(errorOf(() => host.runner.sendTaskSuccess({ taskToken, output: '{' }))).toMatch(
      /^InvalidOutput/,
    );
    const large = JSON.stringify('x'.repeat(262_144));
    expect(errorOf(() => host.runner.sendTaskSuccess({ taskToken, output: large }))).toMatch(
      /^InvalidOutput/,
    );
    host.runner.sendTaskSuccess({ taskToken, output: '1' });
    expect(outcome().status).toBe('SUCCEEDED');
  });

  it('of an attempt that failed leads nowhere, before and after the next one', async () => {
    const Retry = [{ ErrorEquals: ['No'], MaxAttempts: 1 }];
    const host = createHost();
    const executionArn = await startOf(
      host,
      definitionOf({ ...states, Ask: { ...states.Ask, Retry } }),
    );
    const [first] = host.calls.map(({ task }) => task.taskToken ?? '');
    host.runner.sendTaskFailure({ taskToken: first ?? '', error: 'No' });
    const late = () => host.runner.sendTaskSuccess({ taskToken: first ?? '', output: '1' });
    expect(errorOf(late)).toMatch(/^TaskTimedOut/);
    await host.step();
    expect(errorOf(late)).toMatch(/^TaskTimedOut/);
    const second = host.calls[1]?.task.taskToken ?? '';
    host.runner.sendTaskSuccess({ taskToken: second, output: '2' });
    expect(host.runner.describeExecution({ executionArn }).output).toBe('2');
  });

  it('of a stopped execution leads nowhere', async () => {
    const { host, taskToken, executionArn } = await asked();
    host.runner.stopExecution({ executionArn });
    expect(errorOf(() => host.runner.sendTaskHeartbeat({ taskToken }))).toMatch(/^TaskTimedOut/);
  });
});
