import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './api/callbacks.ts';
import {
  describeExecution,
  describeStateMachineForExecution,
  getExecutionHistory,
  listExecutions,
  startExecution,
  stopExecution,
} from './api/executions.ts';
import {
  createStateMachine,
  deleteStateMachine,
  describeStateMachine,
  listStateMachines,
  updateStateMachine,
} from './api/machines.ts';
import { redriveExecution } from './api/redrive.ts';
import type { Fields } from './api/request.ts';
import { type SyncOutcome, startSyncExecution } from './api/sync.ts';
import { testState } from './api/test-state.ts';
import { validateStateMachineDefinition } from './api/validate.ts';
import { createEngine, type EngineOptions, runDue, turn } from './engine.ts';
import { metricsOf } from './metrics.ts';
import { close, idle } from './settle.ts';
import type { Engine } from './step.ts';

export { ApiError } from './api/error.ts';
export { TaskError } from './failure.ts';
export { IntegrationResult } from './integration-result.ts';
export { type Handlers, handledBy } from './integrations/handlers.ts';
export type { TaskInvocation } from './step.ts';

/** What a runner needs from its host: a place, a clock and somebody who does the tasks. */
export type RunnerOptions = EngineOptions;

/** A local Step Functions: the actions of its API, and a clock that the host drives. */
export type Runner = ReturnType<typeof createRunner>;

type SyncStart = Start & { includedData?: 'ALL_DATA' | 'METADATA_ONLY' };
type Start = { stateMachineArn: string; name?: string; input?: string };
type Machine = {
  name: string;
  definition: string;
  roleArn?: string;
  type?: 'STANDARD' | 'EXPRESS';
};
type MachineUpdate = { stateMachineArn: string; definition?: string; roleArn?: string };
type Paging = { maxResults?: number; nextToken?: string };
type ExecutionFilter = { stateMachineArn?: string; mapRunArn?: string; statusFilter?: string };
type HistoryQuery = {
  executionArn: string;
  reverseOrder?: boolean;
  includeExecutionData?: boolean;
};
type Stop = { executionArn: string; error?: string; cause?: string };
type StateTest = {
  definition: string;
  stateName?: string;
  input?: string;
  variables?: string;
  /** What of the context object differs from that of an execution that stands in this one state. */
  context?: string;
  roleArn?: string;
  inspectionLevel?: 'INFO' | 'DEBUG' | 'TRACE';
  stateConfiguration?: { retrierRetryCount?: number };
  mock?: { result?: string; errorOutput?: { error?: string; cause?: string } };
};
type TaskFailure = { taskToken: string; error?: string; cause?: string };

/**
 * Opens a runner. Everything it does happens in a call of it or in answer to a task; it never looks
 * at the real clock. The host drives time: `t = nextDue()`, set the clock to t, `runDue()`,
 * `await idle()`, and again.
 */
export function createRunner(options: RunnerOptions) {
  const engine = createEngine(options);
  // Reads need no turn; whatever changes something is written down before it is acknowledged.
  const change = <T>(action: (engine: Engine, input: Fields) => T, input: Fields) =>
    turn(engine, () => action(engine, input));
  return {
    createStateMachine: (input: Machine) => change(createStateMachine, input),
    updateStateMachine: (input: MachineUpdate) => change(updateStateMachine, input),
    deleteStateMachine: (input: { stateMachineArn: string }) => change(deleteStateMachine, input),
    describeStateMachine: (input: { stateMachineArn: string }) =>
      describeStateMachine(engine, input),
    listStateMachines: (input: Paging = {}) => listStateMachines(engine, input),
    validateStateMachineDefinition: (input: {
      definition: string;
      type?: 'STANDARD' | 'EXPRESS';
      maxResults?: number;
    }) => validateStateMachineDefinition(engine, input),
    testState: (input: StateTest) => testState(engine, input),
    startExecution: (input: Start) => change(startExecution, input),
    /** Resolves with the outcome when the execution has ended, which the clock may have to bring. */
    startSyncExecution: (input: SyncStart) =>
      new Promise<SyncOutcome>((resolve) => {
        turn(engine, () => startSyncExecution(engine, input, resolve));
      }),
    stopExecution: (input: Stop) => change(stopExecution, input),
    redriveExecution: (input: { executionArn: string }) => change(redriveExecution, input),
    describeExecution: (input: { executionArn: string }) => describeExecution(engine, input),
    describeStateMachineForExecution: (input: { executionArn: string }) =>
      describeStateMachineForExecution(engine, input),
    listExecutions: (input: ExecutionFilter & Paging) => listExecutions(engine, input),
    getExecutionHistory: (input: HistoryQuery & Paging) => getExecutionHistory(engine, input),
    sendTaskSuccess: (input: { taskToken: string; output: string }) =>
      change(sendTaskSuccess, input),
    sendTaskFailure: (input: TaskFailure) => change(sendTaskFailure, input),
    sendTaskHeartbeat: (input: { taskToken: string }) => change(sendTaskHeartbeat, input),
    /** The earliest timer of any execution. */
    nextDue(): Date | undefined {
      const first = engine.timers.first();
      return first === undefined ? undefined : new Date(first.due);
    },
    /** Fires every timer that is due by the clock; does not wait for the tasks that follow. */
    runDue: () => runDue(engine),
    /** Resolves when no task is out and nothing is left to run; a task that never answers is out. */
    idle: () => idle(engine),
    metrics: () => metricsOf(engine),
    close: () => close(engine),
  };
}
