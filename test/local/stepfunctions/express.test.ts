import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, errorOf } from './host.ts';

const waiting = (Seconds: number) =>
  definitionOf({ Wait: { Type: 'Wait', Seconds, Output: '{% $states.input.n + 1 %}', End: true } });

function express(definition: string) {
  const host = createHost();
  const machine = { name: 'quick', definition, type: 'EXPRESS' } as const;
  const { stateMachineArn } = host.runner.createStateMachine(machine);
  return { host, runner: host.runner, stateMachineArn };
}

const inner = (state: object) => ({ StartAt: 'In', States: { In: { ...state, End: true } } });
const ask = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' };

describe('An Express state machine', () => {
  it('answers the caller who waits for the end of its execution', async () => {
    const { host, runner, stateMachineArn } = express(waiting(7));
    const answer = runner.startSyncExecution({ stateMachineArn, name: 'one', input: '{"n":1}' });
    await host.drain();
    const outcome = await answer;
    expect(outcome).toEqual({
      executionArn: expect.stringMatching(
        /^arn:aws:states:eu-west-2:000000000000:express:quick:one:[\w-]{36}$/,
      ),
      stateMachineArn,
      name: 'one',
      startDate: new Date('2024-09-02T09:00:00Z'),
      stopDate: new Date('2024-09-02T09:00:07Z'),
      status: 'SUCCEEDED',
      input: '{"n":1}',
      inputDetails: { included: true },
      output: '2',
      outputDetails: { included: true },
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: 7000 },
    });
  });

  it('tells how an execution failed, and no data to who wants none', async () => {
    const failing = definitionOf({ No: { Type: 'Fail', Error: 'E', Cause: 'C' } });
    const { runner, stateMachineArn } = express(failing);
    const includedData = 'METADATA_ONLY' as const;
    const outcome = await runner.startSyncExecution({ stateMachineArn, includedData });
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'E', cause: 'C' });
    expect(outcome.inputDetails).toEqual({ included: false });
    expect(outcome).not.toHaveProperty('input');
  });

  it('runs for five minutes at most', async () => {
    const { host, runner, stateMachineArn } = express(waiting(301));
    const answer = runner.startSyncExecution({ stateMachineArn });
    await host.drain();
    expect(await answer).toMatchObject({
      status: 'TIMED_OUT',
      stopDate: new Date('2024-09-02T09:05:00Z'),
    });
  });

  it('runs a name as often as it is asked for, and keeps nothing to be read', async () => {
    const { host, runner, stateMachineArn } = express(waiting(1));
    const [one, two] = [1, 2].map(() => runner.startExecution({ stateMachineArn, name: 'same' }));
    expect(one?.executionArn).not.toBe(two?.executionArn);
    await host.drain();
    const executionArn = one?.executionArn ?? '';
    for (const read of [
      () => runner.describeExecution({ executionArn }),
      () => runner.getExecutionHistory({ executionArn }),
      () => runner.stopExecution({ executionArn }),
      () => runner.redriveExecution({ executionArn }),
    ]) {
      expect(errorOf(read)).toBe(
        "InvalidArn: Invalid Arn: 'Resource type not valid in this context: express'",
      );
    }
    expect(errorOf(() => runner.listExecutions({ stateMachineArn }))).toMatch(
      /^StateMachineTypeNotSupported/,
    );
  });

  it('is told apart from a standard one of the same name', () => {
    const { runner, stateMachineArn } = express(waiting(1));
    expect(runner.describeStateMachine({ stateMachineArn }).type).toBe('EXPRESS');
    expect(runner.listStateMachines().stateMachines[0]?.type).toBe('EXPRESS');
    const again = { name: 'quick', definition: waiting(1) };
    expect(runner.createStateMachine({ ...again, type: 'EXPRESS' }).stateMachineArn).toBe(
      stateMachineArn,
    );
    expect(errorOf(() => runner.createStateMachine(again))).toMatch(/^StateMachineAlreadyExists/);
  });

  it.each<[object, string]>([
    [
      { ...ask, End: true },
      "Express state machine does not support '.waitForTaskToken' service integration at /States/S/Resource",
    ],
    [
      { ...ask, Resource: 'arn:aws:states:::states:startExecution.sync:2', End: true },
      "Express state machine does not support '.sync:2' service integration at /States/S/Resource",
    ],
    [
      { Type: 'Parallel', Branches: [inner({ Type: 'Pass' }), inner(ask)], End: true },
      "'.waitForTaskToken' service integration at /States/S/Branches[1]/States/In/Resource",
    ],
    [
      { Type: 'Map', ItemProcessor: inner(ask), End: true },
      "'.waitForTaskToken' service integration at /States/S/ItemProcessor/States/In/Resource",
    ],
    [
      {
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...inner({ Type: 'Pass' }) },
        End: true,
      },
      "does not support 'DISTRIBUTED' mode at /States/S/ItemProcessor/ProcessorConfig/Mode",
    ],
  ])('cannot wait for others: %j', (S, problem) => {
    const definition = definitionOf({ S });
    const { runner, stateMachineArn } = express(waiting(1));
    const refused = errorOf(() =>
      runner.createStateMachine({ name: 'other', definition, type: 'EXPRESS' }),
    );
    expect(refused).toContain(problem);
    expect(errorOf(() => runner.updateStateMachine({ stateMachineArn, definition }))).toBe(refused);
    const validated = (type: 'EXPRESS' | 'STANDARD') =>
      runner.validateStateMachineDefinition({ definition, type }).result;
    expect([validated('EXPRESS'), validated('STANDARD')]).toEqual(['FAIL', 'OK']);
  });
});

describe('A Standard state machine', () => {
  it('has nobody wait for the end of its executions', async () => {
    const { runner } = createHost();
    const { stateMachineArn } = runner.createStateMachine({ name: 'm', definition: waiting(1) });
    await expect(runner.startSyncExecution({ stateMachineArn })).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
      message: 'This operation is not supported by this type of state machine',
    });
    expect(runner.metrics().executions.running).toBe(0);
  });
});
