import type { Execution, Frame } from './execution.ts';
import type { Failure } from './failure.ts';
import { defined } from './present.ts';
import { type Engine, recordAfter } from './step.ts';

/** How an execution ends. */
export type Ending =
  | { status: 'SUCCEEDED'; output: string; lastEvent: number }
  | { status: 'FAILED'; failure: Failure; lastEvent: number }
  | { status: 'ABORTED'; failure: Failure }
  | { status: 'TIMED_OUT' };

const EVENTS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  ABORTED: 'ExecutionAborted',
  TIMED_OUT: 'ExecutionTimedOut',
};

/** Ends an execution: its last event, its outcome, and word to whoever waits for it. */
export function endExecution(engine: Engine, execution: Execution, ending: Ending): void {
  const told = outcomeOf(ending);
  // Stopping and timing out come from outside, so their event follows none.
  const previous = 'lastEvent' in ending ? ending.lastEvent : 0;
  const details = ending.status === 'TIMED_OUT' ? { error: 'States.Timeout' } : told;
  recordAfter({ engine, execution }, previous, EVENTS[ending.status], details);
  Object.assign(execution, told, { status: ending.status, stoppedAt: engine.now() });
  const owners = execution.frames.filter(ownsExecutions);
  for (const frame of execution.frames) silence(frame);
  if (ending.status === 'SUCCEEDED') execution.frames = [];
  delete execution.deadline;
  engine.live.delete(execution.arn);
  engine.ended.push(execution);
  for (const frame of owners) abortStartedBy(engine, execution, frame);
}

/** Aborts the executions a frame waits for, when it no longer does. */
export function abortStartedBy(engine: Engine, { arn }: Execution, frame: Frame): void {
  for (const child of [...engine.live.values()]) {
    if (child.waiter?.executionArn !== arn || child.waiter.frame !== frame.id) continue;
    endExecution(engine, child, { status: 'ABORTED', failure: {} });
  }
}

/** Whether a frame waits for executions of their own: a distributed map or a synchronous child. */
export function ownsExecutions({ children, call }: Frame): boolean {
  return children?.mapRunArn !== undefined || /:startExecution\.sync/.test(call?.resource ?? '');
}

/** The parts of a failure that are told. */
export function spoken({ error, cause }: Failure): { error?: string; cause?: string } {
  return defined({ error, cause });
}

function outcomeOf(ending: Ending): Record<string, string> {
  if (ending.status === 'SUCCEEDED') return { output: ending.output };
  return ending.status === 'TIMED_OUT' ? {} : spoken(ending.failure);
}

// The frames of an execution that did not succeed are kept for a redrive.
function silence(frame: Frame): void {
  frame.phase = 'gone';
  frame.attempt += 1;
  frame.timers = [];
}
