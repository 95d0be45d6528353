import { endExecution, spoken } from '../ending.ts';
import type { Execution, Status } from '../execution.ts';
import { HISTORY_LIMIT, presentEvent } from '../history.ts';
import { definitionOf } from '../launch.ts';
import { defined } from '../present.ts';
import { machineOf, type Start, start } from '../start.ts';
import type { Engine } from '../step.ts';
import { checkArn } from './arn.ts';
import { ApiError } from './error.ts';
import { askedPage, type Fields, optionalText, pageOf, pageTo, requiredText } from './request.ts';

/** Fourteen days. */
const REDRIVABLE_FOR = 14 * 86_400_000;

/** StartExecution. */
export function startExecution(engine: Engine, input: Fields) {
  const execution = start(engine, startRequest(input));
  return { executionArn: execution.arn, startDate: new Date(execution.startedAt) };
}

/** What a request says to start. */
export function startRequest(input: Fields): Start {
  const name = optionalText(input, 'name');
  const text = optionalText(input, 'input');
  const stateMachineArn = requiredText(input, 'stateMachineArn');
  return { stateMachineArn, ...defined({ name, input: text }) };
}

/** DescribeStateMachineForExecution: with the definition the execution started with. */
export function describeStateMachineForExecution(engine: Engine, input: Fields) {
  const execution = executionOf(engine, requiredText(input, 'executionArn'));
  const { stateMachineArn, roleArn, startedAt } = execution;
  const updateDate = new Date(engine.machines.get(stateMachineArn)?.updatedAt ?? startedAt);
  const definition = definitionOf(engine, execution.definition).text;
  const name = stateMachineArn.split(':').at(-1);
  return { stateMachineArn, name, definition, roleArn, updateDate };
}

/** DescribeExecution. */
export function describeExecution(engine: Engine, input: Fields) {
  const execution = executionOf(engine, requiredText(input, 'executionArn'));
  return {
    executionArn: execution.arn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    status: execution.status,
    ...datesOf(execution),
    input: execution.input,
    inputDetails: { included: true },
    ...outputOf(execution),
    ...spoken(execution),
    ...redriveOf(engine, execution),
    ...defined({ mapRunArn: execution.mapRunArn }),
  };
}

/** StopExecution. */
export function stopExecution(engine: Engine, input: Fields) {
  const execution = executionOf(engine, requiredText(input, 'executionArn'));
  const error = optionalText(input, 'error');
  const cause = optionalText(input, 'cause');
  if (execution.status === 'RUNNING') {
    endExecution(engine, execution, { status: 'ABORTED', failure: defined({ error, cause }) });
  }
  return { stopDate: new Date(execution.stoppedAt ?? engine.now()) };
}

/** ListExecutions, newest first. A page goes on below the last key of the one before. */
export function listExecutions(engine: Engine, input: Fields) {
  const machine = optionalText(input, 'stateMachineArn');
  const mapRun = optionalText(input, 'mapRunArn');
  const status = optionalText(input, 'statusFilter') as Status | undefined;
  const owner =
    mapRun === undefined
      ? { machine: standardMachine(engine, machine ?? requiredText(input, 'stateMachineArn')) }
      : { mapRun };
  const { from, size } = askedPage(input);
  const found = engine.store.list(owner, status, { below: from, most: size + 1 });
  const last = found.length > size ? found[size - 1]?.key : undefined;
  const { items, ...next } = pageTo(found.slice(0, size), last);
  const executions = items.map((execution) => ({
    executionArn: execution.arn,
    stateMachineArn: execution.stateMachineArn,
    name: execution.name,
    status: execution.status,
    ...datesOf(execution),
    ...defined({ mapRunArn: execution.mapRunArn }),
    redriveCount: execution.redriveCount,
  }));
  return { executions, ...next };
}

/** GetExecutionHistory. */
export function getExecutionHistory(engine: Engine, input: Fields) {
  const execution = executionOf(engine, requiredText(input, 'executionArn'));
  const stored = engine.store.history(execution);
  if (input['reverseOrder'] === true) stored.reverse();
  const { items, ...next } = pageOf(stored, input);
  const withData = input['includeExecutionData'] !== false;
  return { events: items.map((event) => presentEvent(event, withData)), ...next };
}

/** Finds an execution, running or not, or fails as AWS does. */
export function executionOf(engine: Engine, arn: string): Execution {
  checkArn(arn, 'execution');
  const execution = engine.live.get(arn) ?? engine.store.find(arn);
  if (execution !== undefined) return execution;
  throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
}

// The executions of an Express state machine are kept by nobody.
function standardMachine(engine: Engine, stateMachineArn: string): string {
  const { arn, type } = machineOf(engine, stateMachineArn);
  if (type !== 'EXPRESS') return arn;
  const message = 'This operation is not supported by this type of state machine';
  throw new ApiError('StateMachineTypeNotSupported', message);
}

function datesOf({ startedAt, stoppedAt, redrivenAt }: Execution) {
  return {
    startDate: new Date(startedAt),
    ...defined({ stopDate: dateOf(stoppedAt), redriveDate: dateOf(redrivenAt) }),
  };
}

function dateOf(millis: number | undefined): Date | undefined {
  return millis === undefined ? undefined : new Date(millis);
}

/** The output of an execution that has one. */
export function outputOf({ output }: Execution) {
  return output === undefined ? {} : { output, outputDetails: { included: true } };
}

function redriveOf(engine: Engine, execution: Execution) {
  const reason = whyNotRedrivable(engine, execution);
  return {
    redriveCount: execution.redriveCount,
    redriveStatus: reason === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...defined({ redriveStatusReason: reason }),
  };
}

/** Why an execution cannot be redriven, if it cannot. */
export function whyNotRedrivable(engine: Engine, execution: Execution): string | undefined {
  const { status, stoppedAt = 0, events } = execution;
  if (status === 'RUNNING' || status === 'SUCCEEDED') {
    return `Execution is ${status} and cannot be redriven`;
  }
  if (events >= HISTORY_LIMIT) return 'Execution history event limit exceeded';
  if (execution.mapRunArn !== undefined) return 'Execution belongs to a Map Run';
  return engine.now() - stoppedAt > REDRIVABLE_FOR
    ? 'Execution redrivable period exceeded'
    : undefined;
}
