import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, errorOf, eventsOf, outcomeOf } from './host.ts';

const waiting = definitionOf({ Wait: { Type: 'Wait', Seconds: 10, End: true } });

function created(definition = waiting) {
  const host = createHost();
  const { stateMachineArn } = host.runner.createStateMachine({ name: 'machine', definition });
  return { host, stateMachineArn, runner: host.runner };
}

describe('StartExecution', () => {
  it('is the same execution for the same name and input while it runs', async () => {
    const { host, runner, stateMachineArn } = created();
    const request = { stateMachineArn, name: 'one', input: '{"a":1}' };
    const first = runner.startExecution(request);
    host.setNow(new Date('2024-09-02T09:00:05Z'));
    expect(runner.startExecution(request)).toEqual(first);
    const taken = `ExecutionAlreadyExists: Execution Already Exists: '${first.executionArn}'`;
    expect(errorOf(() => runner.startExecution({ ...request, input: '{"a":2}' }))).toBe(taken);
    await host.drain();
    expect(errorOf(() => runner.startExecution(request))).toBe(taken);
  });

  it('makes up a name, and an empty input', () => {
    const { runner, stateMachineArn } = created();
    const { executionArn } = runner.startExecution({ stateMachineArn });
    expect(runner.describeExecution({ executionArn })).toMatchObject({
      input: '{}',
      name: expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it.each([
    [
      { stateMachineArn: 'arn:aws:states:::stateMachine:none' },
      /^StateMachineDoesNotExist: State Machine Does Not Exist: 'arn/,
    ],
    [{ name: 'no spaces' }, /^InvalidName: Invalid Name: 'no spaces'/],
    [{ name: 'x'.repeat(81) }, /^InvalidName/],
    [{ input: '{' }, /^InvalidExecutionInput: Invalid State Machine Execution Input/],
    [{ input: JSON.stringify('x'.repeat(262_143)) }, /^InvalidExecutionInput/],
  ])('refuses %j', (more, problem) => {
    const { runner, stateMachineArn } = created();
    expect(errorOf(() => runner.startExecution({ stateMachineArn, ...more }))).toMatch(problem);
  });
});

describe('StopExecution', () => {
  it('aborts an execution with an error and a cause', () => {
    const { host, runner, stateMachineArn } = created();
    const { executionArn } = runner.startExecution({ stateMachineArn });
    expect(runner.stopExecution({ executionArn, error: 'E', cause: 'C' })).toEqual({
      stopDate: host.now(),
    });
    expect(runner.describeExecution({ executionArn })).toMatchObject({
      status: 'ABORTED',
      error: 'E',
      cause: 'C',
    });
    expect(eventsOf(host, executionArn).at(-1)).toMatchObject({
      type: 'ExecutionAborted',
      previousEventId: 0,
      executionAbortedEventDetails: { error: 'E', cause: 'C' },
    });
    expect(runner.nextDue()).toBeUndefined();
  });

  it('before a task was called means that it is not', async () => {
    const Call = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
    const { host, runner, stateMachineArn } = created(definitionOf({ Call }));
    runner.stopExecution(runner.startExecution({ stateMachineArn }));
    await runner.idle();
    expect(host.calls).toEqual([]);
  });

  it('needs no reason', () => {
    const { runner, stateMachineArn } = created();
    const { executionArn } = runner.startExecution({ stateMachineArn });
    runner.stopExecution({ executionArn });
    expect(runner.describeExecution({ executionArn })).not.toHaveProperty('error');
  });

  it('changes nothing about one that has ended', async () => {
    const { host, runner, stateMachineArn } = created();
    const { executionArn } = runner.startExecution({ stateMachineArn });
    await host.drain();
    const ended = host.now();
    host.setNow(new Date('2025-01-01T00:00:00Z'));
    expect(runner.stopExecution({ executionArn })).toEqual({ stopDate: ended });
    expect(runner.describeExecution({ executionArn }).status).toBe('SUCCEEDED');
  });
});

describe('What is there', () => {
  it('is listed newest first, by status, in pages', () => {
    const { runner, stateMachineArn } = created();
    for (const name of ['a', 'b', 'c']) runner.startExecution({ stateMachineArn, name });
    const [newest] = runner.listExecutions({ stateMachineArn }).executions;
    runner.stopExecution({ executionArn: newest?.executionArn ?? '' });
    const names = (query: object) =>
      runner.listExecutions({ stateMachineArn, ...query }).executions.map(({ name }) => name);
    expect(names({})).toEqual(['c', 'b', 'a']);
    expect(names({ statusFilter: 'RUNNING' })).toEqual(['b', 'a']);
    const first = runner.listExecutions({ stateMachineArn, maxResults: 2 });
    expect(first.executions.map(({ name }) => name)).toEqual(['c', 'b']);
    expect(names({ maxResults: 2, nextToken: first.nextToken })).toEqual(['a']);
    expect(errorOf(() => names({ nextToken: 'x' }))).toBe("InvalidToken: Invalid Token: 'x'");
  });

  it('is listed once, although more is started between two pages', () => {
    const { runner, stateMachineArn } = created();
    for (const name of ['a', 'b', 'c', 'd']) runner.startExecution({ stateMachineArn, name });
    const query = { stateMachineArn, maxResults: 2 };
    const first = runner.listExecutions(query);
    runner.startExecution({ stateMachineArn, name: 'e' });
    const second = runner.listExecutions({ ...query, nextToken: first.nextToken ?? '' });
    const names = [...first.executions, ...second.executions].map(({ name }) => name);
    expect(names).toEqual(['d', 'c', 'b', 'a']);
    expect(second).not.toHaveProperty('nextToken');
  });

  it('is counted by what became of it, with every attempt at a state and every call', async () => {
    const { host } = await outcomeOf(
      {
        Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: 'Wait' },
        Wait: { Type: 'Wait', Seconds: 9, End: true },
      },
      { top: { TimeoutSeconds: 5 } },
    );
    expect(host.runner.metrics()).toEqual({
      stateTransitions: 2,
      taskInvocations: 1,
      executions: { running: 0, succeeded: 0, failed: 0, timedOut: 1, aborted: 0 },
    });
    const { host: other } = await outcomeOf({ End: { Type: 'Succeed' } });
    expect(other.runner.metrics().executions).toMatchObject({ succeeded: 1, timedOut: 0 });
  });

  it('is described with the definition it runs by', () => {
    const { host, runner, stateMachineArn } = created();
    const { executionArn } = runner.startExecution({ stateMachineArn });
    const definition = definitionOf({ End: { Type: 'Succeed' } });
    runner.updateStateMachine({ stateMachineArn, definition });
    expect(runner.describeStateMachineForExecution({ executionArn })).toEqual({
      stateMachineArn,
      name: 'machine',
      definition: waiting,
      roleArn: 'arn:aws:iam::000000000000:role/local',
      updateDate: host.now(),
    });
  });

  it('has a history in both directions, in pages, with or without its data', async () => {
    const { host, runner, stateMachineArn } = created();
    const { executionArn } = runner.startExecution({ stateMachineArn });
    await host.drain();
    const ids = (query: object) =>
      runner.getExecutionHistory({ executionArn, ...query }).events.map(({ id }) => id);
    expect(ids({ maxResults: 2 })).toEqual([1, 2]);
    expect(ids({ reverseOrder: true, maxResults: 2 })).toEqual([4, 3]);
    const [bare] = runner.getExecutionHistory({ executionArn, includeExecutionData: false }).events;
    expect(bare?.['executionStartedEventDetails']).toEqual({
      roleArn: 'arn:aws:iam::000000000000:role/local',
    });
    const [, entered] = runner.getExecutionHistory({ executionArn }).events;
    expect(entered?.['stateEnteredEventDetails']).toEqual({
      name: 'Wait',
      input: '{}',
      inputDetails: { truncated: false },
    });
  });

  it('is not found under another name', () => {
    const { runner } = created();
    const executionArn = 'arn:aws:states:eu-west-2:000000000000:execution:machine:none';
    for (const ask of [
      runner.describeExecution,
      runner.getExecutionHistory,
      runner.stopExecution,
      runner.redriveExecution,
    ]) {
      expect(errorOf(() => ask({ executionArn }))).toBe(
        `ExecutionDoesNotExist: Execution Does Not Exist: '${executionArn}'`,
      );
    }
  });
});
