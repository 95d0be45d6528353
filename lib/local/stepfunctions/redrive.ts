import type { Execution, Frame } from './execution.ts';
import { definitionOf, setDeadline } from './launch.ts';
import { type Engine, recordAfter } from './step.ts';

/**
 * Takes up an execution that did not succeed: what had ended well stays, and every thread goes on
 * with the state it stood in. A distributed map starts a new run.
 */
export function redrive(engine: Engine, execution: Execution): void {
  const { redriveCount } = execution;
  Object.assign(execution, {
    status: 'RUNNING',
    redriveCount: redriveCount + 1,
    redrivenAt: engine.now(),
  });
  for (const outcome of ['stoppedAt', 'error', 'cause'] as const) delete execution[outcome];
  const details = { redriveCount: redriveCount + 1 };
  const event = recordAfter({ engine, execution }, execution.events, 'ExecutionRedriven', details);
  engine.live.set(execution.arn, execution);
  setDeadline(engine, execution, definitionOf(engine, execution.definition).timeoutSeconds);
  for (const frame of [...execution.frames]) restore(engine, execution, { frame, event });
}

function restore(
  engine: Engine,
  execution: Execution,
  { frame, event }: { frame: Frame; event: number },
): void {
  frame.lastEvent = event;
  frame.retrierUses = [];
  frame.retryCount = 0;
  delete frame.call;
  const { unfinished } = frame;
  if (unfinished !== undefined) {
    reopen(frame, unfinished);
    execution.frames.push(...unfinished.frames);
    for (const inner of unfinished.frames) restore(engine, execution, { frame: inner, event });
  } else if (frame.children !== undefined && frame.children.mapRunArn === undefined) {
    frame.phase = 'children';
  } else {
    delete frame.children;
    frame.phase = 'ready';
    engine.ready.push({ execution, frame, isEntered: frame.enteredEvent !== 0 });
  }
}

function reopen(frame: Frame, { children, frames }: NonNullable<Frame['unfinished']>): void {
  const open = frames.filter(({ parent }) => parent === frame.id).length;
  frame.children = { ...children, failures: [], finished: children.started - open };
  frame.phase = 'children';
  delete frame.unfinished;
}
