import { checkArn } from './api/arn.ts';
import { ApiError } from './api/error.ts';
import type { Execution, Waiter } from './execution.ts';
import { isTooLarge } from './json.ts';
import { definitionOf, launch } from './launch.ts';
import { defined } from './present.ts';
import type { Engine } from './step.ts';
import type { StoredMachine } from './store.ts';

const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

/** Five minutes, the longest an execution of an Express state machine may run. */
const EXPRESS_SECONDS = 300;

/** What StartExecution takes, and who waits for the end of it, if anyone. */
export type Start = { stateMachineArn: string; name?: string; input?: string; waiter?: Waiter };

/**
 * Starts an execution, or finds the one that was started by the same request before: a name may be
 * used again only with the same input and only while its execution runs.
 */
export function start(engine: Engine, { stateMachineArn, waiter, ...given }: Start): Execution {
  const machine = machineOf(engine, stateMachineArn);
  const { name = engine.random.uuid(), input = '{}' } = given;
  checkName(name);
  checkInput(input);
  const isExpress = machine.type === 'EXPRESS';
  const arn = executionArn(machine, isExpress ? `${name}:${engine.random.uuid()}` : name);
  const former = engine.live.get(arn) ?? engine.store.find(arn);
  if (former !== undefined) {
    if (former.status === 'RUNNING' && former.input === input) return former;
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }
  return launch(engine, {
    arn,
    name,
    stateMachineArn: machine.arn,
    roleArn: machine.roleArn,
    definition: definitionOf(engine, machine.definition),
    input,
    ...defined({ waiter, longest: isExpress ? EXPRESS_SECONDS : undefined }),
  });
}

/** Finds a state machine or fails as AWS does. */
export function machineOf(engine: Engine, arn: string): StoredMachine {
  checkArn(arn, 'stateMachine');
  const machine = engine.machines.get(arn);
  if (machine !== undefined) return machine;
  throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

/** Names of executions and state machines: 1 to 80 characters without white space or brackets. */
export function checkName(name: string): void {
  if (!NAME.test(name)) throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
}

function executionArn({ arn, name, type }: StoredMachine, execution: string): string {
  const [, partition, , region, accountId] = arn.split(':');
  const kind = type === 'EXPRESS' ? 'express' : 'execution';
  return ['arn', partition, 'states', region, accountId, kind, name, execution].join(':');
}

function checkInput(input: string): void {
  if (isTooLarge(input)) {
    throw new ApiError('InvalidExecutionInput', 'The input exceeds the maximum of 262144 bytes');
  }
  try {
    JSON.parse(input);
  } catch (error) {
    const message = `Invalid State Machine Execution Input: '${(error as Error).message}'`;
    throw new ApiError('InvalidExecutionInput', message);
  }
}
