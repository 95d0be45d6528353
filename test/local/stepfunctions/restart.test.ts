import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHost, definitionOf, type Host, START, startOf, typesOf } from './host.ts';

const TOKEN_TASK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
  TimeoutSeconds: 3600,
};

describe('A runner that is opened again', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'runner-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (from = START, task = () => null as unknown): Host =>
    createHost({ storePath: join(folder, 'runner.db'), from, task });

  it('goes on waiting for the instant it waited for', async () => {
    const before = open();
    const states = { Wait: { Type: 'Wait', Seconds: 40 * 86_400, End: true } };
    const executionArn = await startOf(before, definitionOf(states));
    before.runner.close();

    const after = open(new Date('2024-09-20T00:00:00Z'));
    expect(after.runner.nextDue()).toEqual(new Date('2024-10-12T09:00:00Z'));
    await after.drain();
    const { status, stopDate } = after.runner.describeExecution({ executionArn });
    expect({ status, stopDate }).toEqual({
      status: 'SUCCEEDED',
      stopDate: new Date('2024-10-12T09:00:00Z'),
    });
  });

  it('accepts a token it gave before, and does not call the task again', async () => {
    const before = open();
    const executionArn = await startOf(before, definitionOf({ Ask: { ...TOKEN_TASK, End: true } }));
    const taskToken = before.calls[0]?.task.taskToken ?? '';
    before.runner.close();

    const after = open();
    await after.runner.idle();
    expect(after.calls).toEqual([]);
    after.runner.sendTaskSuccess({ taskToken, output: '"yes"' });
    expect(after.runner.describeExecution({ executionArn })).toMatchObject({
      status: 'SUCCEEDED',
      output: '"yes"',
    });
  });

  it('calls a task again that had not answered, with the same token', async () => {
    const before = open(START, () => new Promise(() => {}));
    const { stateMachineArn } = before.runner.createStateMachine({
      name: 'machine',
      definition: definitionOf({ Ask: { ...TOKEN_TASK, End: true } }),
    });
    before.runner.startExecution({ stateMachineArn });
    await new Promise(setImmediate);
    before.runner.close();

    const after = open();
    await after.runner.idle();
    expect(after.calls.map(({ task }) => task)).toEqual(before.calls.map(({ task }) => task));
  });

  it('lets go of whoever waits for it when it is closed', async () => {
    const before = open(START, () => new Promise(() => {}));
    const definition = definitionOf({ Ask: { ...TOKEN_TASK, End: true } });
    const { stateMachineArn } = before.runner.createStateMachine({ name: 'machine', definition });
    before.runner.startExecution({ stateMachineArn });
    const idle = before.runner.idle();
    before.runner.close();
    await expect(idle).resolves.toBeUndefined();
    await expect(before.runner.idle()).resolves.toBeUndefined();
  });

  it('reads a store of the first version, where all of an execution was one text', async () => {
    const before = open();
    const executionArn = await startOf(
      before,
      definitionOf({ Wait: { Type: 'Wait', Seconds: 9, End: true } }),
    );
    before.runner.close();
    const db = new DatabaseSync(join(folder, 'runner.db'));
    const row = db.prepare('SELECT identity, data FROM executions').get() ?? {};
    const [identity, data] = [row['identity'], row['data']].map((text) => JSON.parse(String(text)));
    for (const column of ['identity', 'tail']) {
      db.exec(`ALTER TABLE executions DROP COLUMN ${column}`);
    }
    db.exec('ALTER TABLE history DROP COLUMN previous');
    db.exec('CREATE INDEX historyOf ON history (execution)');
    db.prepare('UPDATE executions SET data = ?').run(JSON.stringify({ ...identity, ...data }));
    db.close();

    const after = open();
    await after.drain();
    const { status, name } = after.runner.describeExecution({ executionArn });
    expect({ status, name }).toEqual({ status: 'SUCCEEDED', name: 'run' });
    expect(typesOf(after, executionArn)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'WaitStateExited',
      'ExecutionSucceeded',
    ]);
    after.runner.close();
    expect(open().runner.describeExecution({ executionArn }).status).toBe('SUCCEEDED');
  });

  it('hears nothing of an answer that comes after it was closed', async () => {
    let answer = (_: unknown) => {};
    const task = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const before = open(START, task);
    const definition = definitionOf({ Ask: { ...TOKEN_TASK, End: true } });
    const { stateMachineArn } = before.runner.createStateMachine({ name: 'machine', definition });
    const { executionArn } = before.runner.startExecution({ stateMachineArn });
    await new Promise(setImmediate);
    before.runner.close();
    answer('late');
    await new Promise(setImmediate);

    const after = open();
    await after.runner.idle();
    expect(after.calls).toHaveLength(1);
    expect(after.runner.describeExecution({ executionArn }).status).toBe('RUNNING');
  });

  it('does not begin an attempt again that has begun', async () => {
    let calls = 0;
    const task = () => {
      calls += 1;
      if (calls === 1) throw new Error('once');
      return null;
    };
    const before = open(START, task);
    const Retry = [{ ErrorEquals: ['States.ALL'] }];
    await startOf(before, definitionOf({ Ask: { ...TOKEN_TASK, Retry, End: true } }));
    await before.step();
    before.runner.close();

    const after = open(before.now(), task);
    expect(after.runner.nextDue()).toEqual(new Date(START.getTime() + 3_601_000));
    after.runner.runDue();
    await after.runner.idle();
    expect(calls).toBe(2);
  });

  it('keeps the order of timers that are due at the same instant', async () => {
    const before = open();
    const definition = definitionOf({
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Call' },
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: '{% $states.input %}',
        End: true,
      },
    });
    const { stateMachineArn } = before.runner.createStateMachine({ name: 'machine', definition });
    for (const input of ['1', '2']) before.runner.startExecution({ stateMachineArn, input });
    before.runner.close();

    const after = open();
    after.runner.startExecution({ stateMachineArn, input: '3' });
    await after.drain();
    expect(after.calls.map(({ task }) => task.arguments)).toEqual([1, 2, 3]);
  });

  it('remembers a heartbeat, and that a state machine was deleted', async () => {
    const before = open();
    const Ask = { ...TOKEN_TASK, HeartbeatSeconds: 10, End: true };
    const executionArn = await startOf(before, definitionOf({ Ask }));
    before.setNow(new Date(START.getTime() + 9000));
    const taskToken = before.calls[0]?.task.taskToken ?? '';
    before.runner.sendTaskHeartbeat({ taskToken });
    const { stateMachineArn } = before.runner.describeExecution({ executionArn });
    before.runner.deleteStateMachine({ stateMachineArn });
    before.runner.close();

    const after = open();
    expect(after.runner.nextDue()).toEqual(new Date(START.getTime() + 19_000));
    expect(after.runner.listStateMachines().stateMachines).toEqual([]);
    const described = after.runner.describeStateMachineForExecution({ executionArn });
    expect(described).toMatchObject({ name: 'machine', updateDate: START });
  });

  it('runs what was started with the definition it had then', async () => {
    const before = open();
    const first = definitionOf({
      Wait: { Type: 'Wait', Seconds: 10, Next: 'Old' },
      Old: { Type: 'Pass', Output: 'old', End: true },
    });
    const executionArn = await startOf(before, first);
    const stateMachineArn = before.runner.describeExecution({ executionArn }).stateMachineArn;
    const definition = definitionOf({ New: { Type: 'Pass', Output: 'new', End: true } });
    before.runner.updateStateMachine({ stateMachineArn, definition });
    before.runner.close();

    const after = open();
    await after.drain();
    expect(after.runner.describeExecution({ executionArn }).output).toBe('"old"');
    const later = after.runner.startExecution({ stateMachineArn });
    expect(after.runner.describeExecution(later).output).toBe('"new"');
  });
});
