import { spoken } from '../ending.ts';
import type { Execution } from '../execution.ts';
import { present } from '../present.ts';
import { machineOf, start } from '../start.ts';
import type { Engine } from '../step.ts';
import { ApiError } from './error.ts';
import { outputOf, startRequest } from './executions.ts';
import type { Fields } from './request.ts';

/** What StartSyncExecution answers. */
export type SyncOutcome = ReturnType<typeof outcomeOf>;

/** AWS bills Express executions by these. */
const BILLED_MEGABYTES = 64;
const BILLED_MILLIS = 100;

/**
 * StartSyncExecution: starts an execution of an Express state machine; `answer` gets the outcome when it
 * ends, by the clock of the host. Standard ones are refused, as AWS refuses them.
 */
export function startSyncExecution(
  engine: Engine,
  input: Fields,
  answer: (outcome: SyncOutcome) => void,
): void {
  const request = startRequest(input);
  if (machineOf(engine, request.stateMachineArn).type !== 'EXPRESS') {
    const message = 'This operation is not supported by this type of state machine';
    throw new ApiError('StateMachineTypeNotSupported', message);
  }
  const { arn } = start(engine, request);
  engine.callers.set(arn, (execution) => answer(outcomeOf(execution, input)));
}

function outcomeOf(execution: Execution, { includedData }: Fields) {
  const { arn, stateMachineArn, name, status, startedAt } = execution;
  const stoppedAt = present(execution.stoppedAt, 'end of the execution');
  const billed = Math.ceil((stoppedAt - startedAt) / BILLED_MILLIS) * BILLED_MILLIS;
  const included = { included: true };
  const withData = includedData !== 'METADATA_ONLY';
  return {
    executionArn: arn,
    stateMachineArn,
    name,
    startDate: new Date(startedAt),
    stopDate: new Date(stoppedAt),
    status,
    ...(withData ? { input: execution.input, ...outputOf(execution) } : {}),
    inputDetails: withData ? included : { included: false },
    ...spoken(execution),
    billingDetails: {
      billedMemoryUsedInMB: BILLED_MEGABYTES,
      billedDurationInMilliseconds: billed,
    },
  };
}
