import type { Execution } from './execution.ts';
import type { Failure } from './failure.ts';
import { type Engine, recordAfter } from './step.ts';

/** How an execution ends. */
export type Ending =
  | { status: 'SUCCEEDED'; output: string; lastEvent: number }
  | { status: 'FAILED' | 'ABORTED' | 'TIMED_OUT'; failure: Failure; lastEvent: number };

const EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  ABORTED: 'ExecutionAborted',
  TIMED_OUT: 'ExecutionTimedOut',
};

/** Ends an execution: its last event, its outcome, and word to whoever waits for it. */
export function endExecution(engine: Engine, execution: Execution, ending: Ending): void {
  const details =
    ending.status === 'SUCCEEDED' ? { output: ending.output } : spoken(ending.failure);
  recordAfter({ engine, execution }, ending.lastEvent, EVENTS[ending.status], details);
  Object.assign(execution, details, { status: ending.status, stoppedAt: engine.now() });
  for (const frame of execution.frames) frame.phase = 'gone';
  execution.frames = [];
  delete execution.deadline;
  engine.live.delete(execution.arn);
  engine.ended.push(execution);
  engine.store.touch(execution);
}

/** The parts of a failure that are told. */
export function spoken({ error, cause }: Failure): { error?: string; cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}
