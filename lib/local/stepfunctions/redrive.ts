import type { MapState } from './definition/types.ts';
import type { Children, Execution, Frame } from './execution.ts';
import { definitionOf, setDeadline } from './launch.ts';
import { goOn } from './states/distributed-map.ts';
import { type Engine, record, recordAfter, type Step, stepOf } from './step.ts';
import { resume } from './turn.ts';

/**
 * Takes up an execution that did not succeed: what had ended well stays, and every thread goes on
 * with the state it stood in. A map run goes on with the children that had not succeeded.
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
  const children = unfinished?.children ?? frame.children;
  delete frame.unfinished;
  const step = stepOf(engine, execution, frame);
  if (children?.mapRunArn !== undefined) {
    redriveMapRun(step as Step<MapState>, children, children.mapRunArn);
  } else if (unfinished !== undefined) {
    reopen(frame, unfinished);
    execution.frames.push(...unfinished.frames);
    for (const inner of unfinished.frames) restore(engine, execution, { frame: inner, event });
  } else if (children !== undefined) {
    frame.phase = 'children';
  } else {
    frame.phase = 'ready';
    engine.ready.push({ execution, frame, isEntered: frame.enteredEvent !== 0 });
  }
}

function reopen(frame: Frame, { children, frames }: NonNullable<Frame['unfinished']>): void {
  const open = frames.filter(({ parent }) => parent === frame.id).length;
  frame.children = { ...children, failures: [], finished: children.started - open };
  frame.phase = 'children';
}

function redriveMapRun(step: Step<MapState>, children: Children, mapRunArn: string): void {
  const { engine, execution, frame } = step;
  const run = engine.store.list({ mapRun: mapRunArn }, undefined, { below: undefined, most: -1 });
  const open = run.filter(({ status }) => status !== 'SUCCEEDED').reverse();
  const running = { ...children, failures: [], finished: run.length - open.length };
  frame.children = running;
  frame.phase = 'children';
  // They were told to answer to this attempt of the Map when they were started.
  frame.attempt = run[0]?.waiter?.attempt ?? frame.attempt;
  record(step, 'MapRunRedriven', { mapRunArn, redriveCount: execution.redriveCount });
  for (const child of open) redrive(engine, child);
  resume(step, () => goOn(step, running));
}
