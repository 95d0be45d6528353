import { beforeEach, describe, expect, it } from 'vitest';
import { type Runner, TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { createHost, definitionOf, errorOf, outcomeOf, START, startOf } from './host.ts';

const DAY = 86_400_000;
const OWNER = 'arn:aws:states:eu-west-2:000000000000';
const ROLE = 'arn:aws:iam::000000000000:role/local';

describe('The whole answer of', () => {
  const outcome = {
    executionArn: `${OWNER}:execution:machine:run`,
    stateMachineArn: `${OWNER}:stateMachine:machine`,
    name: 'run',
    startDate: START,
    stopDate: START,
    input: '{}',
    inputDetails: { included: true },
    redriveCount: 0,
  };

  it('DescribeExecution, for one that succeeded', async () => {
    const { host, executionArn } = await outcomeOf({ End: { Type: 'Succeed', Output: 1 } });
    expect(host.runner.describeExecution({ executionArn })).toEqual({
      ...outcome,
      status: 'SUCCEEDED',
      output: '1',
      outputDetails: { included: true },
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  it('DescribeExecution, for one that failed', async () => {
    const { host, executionArn } = await outcomeOf({ End: { Type: 'Fail', Error: 'No' } });
    expect(host.runner.describeExecution({ executionArn })).toEqual({
      ...outcome,
      status: 'FAILED',
      error: 'No',
      redriveStatus: 'REDRIVABLE',
    });
  });

  it('DescribeStateMachine and UpdateStateMachine', () => {
    const { runner, now, setNow } = createHost();
    const definition = definitionOf({ End: { Type: 'Succeed' } });
    const { stateMachineArn } = runner.createStateMachine({ name: 'machine', definition });
    const { revisionId, ...described } = runner.describeStateMachine({ stateMachineArn });
    expect(revisionId).toMatch(/^[0-9a-f]{32}$/);
    expect(described).toEqual({
      stateMachineArn,
      name: 'machine',
      status: 'ACTIVE',
      definition,
      roleArn: ROLE,
      type: 'STANDARD',
      creationDate: START,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
    });
    setNow(new Date(START.getTime() + DAY));
    const roleArn = 'arn:aws:iam::000000000000:role/other';
    expect(runner.updateStateMachine({ stateMachineArn, roleArn })).toEqual({
      updateDate: now(),
      revisionId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(runner.describeStateMachine({ stateMachineArn })).toMatchObject({ roleArn, definition });
    expect(errorOf(() => runner.updateStateMachine({ stateMachineArn }))).toBe(
      'MissingRequiredParameter: Either the definition or the role ARN must be given',
    );
  });
});

describe('Whether an execution can be redriven', () => {
  it('ends fourteen days after it did', async () => {
    const { host, executionArn } = await outcomeOf({ End: { Type: 'Fail' } });
    host.setNow(new Date(START.getTime() + 14 * DAY));
    const reason = () => host.runner.describeExecution({ executionArn }).redriveStatusReason;
    expect(reason()).toBeUndefined();
    host.setNow(new Date(START.getTime() + 14 * DAY + 1));
    expect(reason()).toBe('Execution redrivable period exceeded');
  });

  it('is a question of its history, too', async () => {
    const Choices = [{ Condition: '{% true %}', Next: 'Loop' }];
    const { host, executionArn } = await outcomeOf({
      Loop: { Type: 'Choice', Choices, Default: 'End' },
      End: { Type: 'Succeed' },
    });
    expect(host.runner.describeExecution({ executionArn }).redriveStatusReason).toBe(
      'Execution history event limit exceeded',
    );
  });

  it('is no question for the child of a distributed map, which is listed by its run', async () => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Call',
      States: { Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } },
    };
    const { host, events } = await outcomeOf(
      { Each: { Type: 'Map', ItemProcessor, End: true } },
      {
        input: [1],
        task: () => {
          throw new TaskError('No', 'never');
        },
      },
    );
    const started = events.find(({ type }) => type === 'MapRunStarted');
    const details = { mapRunArn: '', ...(started?.['mapRunStartedEventDetails'] ?? {}) };
    const { mapRunArn } = details;
    const [child] = host.runner.listExecutions({ mapRunArn }).executions;
    expect(child).toMatchObject({ mapRunArn, status: 'FAILED', redriveCount: 0 });
    const executionArn = child?.executionArn ?? '';
    expect(host.runner.describeExecution({ executionArn })).toMatchObject({
      mapRunArn,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution belongs to a Map Run',
    });
  });
});

describe('Pages', () => {
  let runner: Runner;

  beforeEach(() => {
    runner = createHost().runner;
    const definition = definitionOf({ End: { Type: 'Succeed' } });
    for (let n = 10; n < 25; n += 1) runner.createStateMachine({ name: `m${n}`, definition });
  });

  const page = (query: object) => {
    const { stateMachines, nextToken } = runner.listStateMachines(query);
    return { names: stateMachines.map(({ name }) => name).join(' '), nextToken };
  };

  it('go on where the one before ended, and the last has no token', () => {
    const first = page({ maxResults: 12 });
    expect(first.names).toBe('m10 m11 m12 m13 m14 m15 m16 m17 m18 m19 m20 m21');
    expect(page({ maxResults: 3, nextToken: first.nextToken })).toEqual({
      names: 'm22 m23 m24',
      nextToken: undefined,
    });
    expect(page({ maxResults: 15 }).nextToken).toBeUndefined();
    const second = page({ maxResults: 2, nextToken: first.nextToken });
    expect(second.names).toBe('m22 m23');
    expect(page({ maxResults: 2, nextToken: second.nextToken }).names).toBe('m24');
  });

  it('have a length of their own when none that makes sense is asked for', () => {
    for (const maxResults of [0, -1, '2']) expect(page({ maxResults }).names).toHaveLength(59);
    expect(page({ nextToken: null }).names).toHaveLength(59);
  });

  it.each(['to:1', 'from:', 'from:1x', 'xfrom:1'])('begin at no token that says %s', (text) => {
    const nextToken = Buffer.from(text).toString('base64');
    expect(errorOf(() => page({ nextToken }))).toBe(`InvalidToken: Invalid Token: '${nextToken}'`);
  });
});

describe('What a request lacks or has wrong', () => {
  it('is named', async () => {
    const { runner } = createHost();
    expect(errorOf(() => runner.listExecutions({}))).toBe(
      "ValidationException: 1 validation error detected: Value at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
    );
    const wrong = { executionArn: 1 } as unknown as { executionArn: string };
    expect(errorOf(() => runner.describeExecution(wrong))).toBe(
      "ValidationException: The member 'executionArn' must be a string",
    );
    const host = createHost();
    const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    await startOf(host, definitionOf({ Ask: { Type: 'Task', Resource, End: true } }));
    const taskToken = host.calls[0]?.task.taskToken ?? '';
    const send = (output: string) => () => host.runner.sendTaskSuccess({ taskToken, output });
    expect(errorOf(send(JSON.stringify('x'.repeat(262_144))))).toBe(
      "InvalidOutput: Invalid Output: 'Output is too large'",
    );
    expect(errorOf(send('{'))).toMatch(/^InvalidOutput: Invalid Output: '.*JSON.*'$/);
  });
});
