import { removeBelow } from './aborting.ts';
import { abortStartedBy, endExecution, ownsExecutions } from './ending.ts';
import type { Execution, Frame, Timer } from './execution.ts';
import { failureFrom } from './failing.ts';
import type { Failure } from './failure.ts';
import { HistoryFull } from './history.ts';
import { textOf } from './json.ts';
import { catcherFor, errorOutputOf, retryOf } from './recovery.ts';
import { begin, childEnded, childFailed, wake } from './states/kinds.ts';
import {
  type Engine,
  frameOf,
  type Left,
  record,
  recordEntered,
  type Step,
  setTimer,
  stepOf,
  type Verdict,
} from './step.ts';
import { leave } from './visible.ts';

/**
 * Runs frames until every one of them waits for something. A turn is synchronous: whatever set it
 * off (a call of the API, a timer, the answer of a task) sees an execution between two turns only.
 */
export function runReady(engine: Engine): void {
  for (let work = engine.ready.shift(); work !== undefined; work = engine.ready.shift()) {
    const { execution, frame, text, isEntered = false } = work;
    if (frame.phase !== 'ready' || execution.status !== 'RUNNING') continue;
    guarded(engine, execution, () => {
      const step = stepOf(engine, execution, frame);
      if (isEntered) attempt(step);
      else enter(step, text);
    });
  }
}

/** Lets a frame go on with what its state makes of some news. */
export function resume(step: Step, act: () => Verdict): void {
  guarded(step.engine, step.execution, () => advance(step, act));
}

/** A timer of a frame fired. */
export function fire(step: Step, kind: Timer['kind']): void {
  if (kind === 'retry') guarded(step.engine, step.execution, () => attempt(step));
  else resume(step, () => wake(step, kind));
}

// 25,000 events end an execution wherever it stands.
function guarded(engine: Engine, execution: Execution, act: () => void): void {
  engine.store.touch(execution);
  try {
    act();
  } catch (error) {
    if (!(error instanceof HistoryFull)) throw error;
    const cause = 'The execution reached the maximum number of history events (25000).';
    const failure = { error: 'States.Runtime', cause };
    endExecution(engine, execution, { status: 'FAILED', failure, lastEvent: execution.events });
  }
}

function enter(step: Step, text: string | undefined): void {
  const { engine, frame } = step;
  frame.enteredAt = engine.now();
  frame.retryCount = 0;
  frame.retrierUses = [];
  recordEntered(step, text);
  attempt(step);
}

function attempt(step: Step): void {
  delete step.frame.unfinished;
  step.engine.counts.stateTransitions += 1;
  advance(step, () => begin(step));
}

function advance(step: Step, act: () => Verdict): void {
  let verdict: Verdict;
  try {
    verdict = act();
  } catch (thrown) {
    fail(step, failureFrom(step, thrown));
    return;
  }
  if (verdict.kind === 'left') moveOn(step, verdict);
}

function moveOn(step: Step, left: Left): void {
  const { engine, execution, frame } = step;
  rest(frame);
  delete frame.unfinished;
  recordExited(step, left);
  Object.assign(frame.variables, left.assign);
  frame.input = left.output;
  frame.enteredEvent = 0;
  if (left.next === undefined) {
    end(step, left);
    return;
  }
  frame.state = left.next;
  frame.phase = 'ready';
  engine.ready.push({ execution, frame, text: left.text });
}

function recordExited(step: Step, { assign, text }: Left): void {
  const { frame, state } = step;
  const assigned = Object.entries(assign).map(([name, value]) => [name, textOf(value)]);
  record(step, `${state.Type}StateExited`, {
    ...(assigned.length === 0 ? {} : { assignedVariables: Object.fromEntries(assigned) }),
    name: frame.state,
    output: text,
  });
}

function end(step: Step, { output, text }: Left): void {
  const { engine, execution, frame } = step;
  const outer = frameOf(execution, frame.parent);
  if (outer === undefined) {
    const { lastEvent } = frame;
    endExecution(engine, execution, { status: 'SUCCEEDED', output: text, lastEvent });
    return;
  }
  remove(execution, frame);
  const around = stepOf(engine, execution, outer);
  advance(around, () => childEnded(around, frame, output));
}

function fail(step: Step, failure: Failure): void {
  const { engine, frame, state } = step;
  if (ownsExecutions(frame)) abortStartedBy(engine, step.execution, frame);
  rest(frame);
  removeBelow(step);
  const retry = retryOf(step, failure);
  if (retry !== undefined) {
    frame.retryCount += 1;
    frame.phase = 'retrying';
    setTimer(step, 'retry', engine.now() + retry.delay);
    return;
  }
  if (state.Type === 'Parallel' || state.Type === 'Map') record(step, `${state.Type}StateFailed`);
  const taken = catcherFor(step, failure);
  if (taken === undefined) failScope(step, failure);
  else divert(step, taken, failure);
}

function divert(
  step: Step,
  { catcher, index }: NonNullable<ReturnType<typeof catcherFor>>,
  failure: Failure,
): void {
  const errorOutput = errorOutputOf(failure);
  const rule = { rule: catcher, at: `Catch[${index}]/`, next: catcher.Next };
  let left: Left;
  try {
    left = leave(step, rule, { fallback: errorOutput, errorOutput });
  } catch (thrown) {
    failScope(step, failureFrom(step, thrown));
    return;
  }
  moveOn(step, left);
}

function failScope(step: Step, failure: Failure): void {
  const { engine, execution, frame } = step;
  const outer = frameOf(execution, frame.parent);
  if (outer === undefined) {
    endExecution(engine, execution, { status: 'FAILED', failure, lastEvent: frame.lastEvent });
    return;
  }
  remove(execution, frame);
  const around = stepOf(engine, execution, outer);
  advance(around, () => childFailed(around, frame, failure));
}

// A new number makes late answers and timers of this attempt harmless.
function rest(frame: Frame): void {
  frame.attempt += 1;
  frame.timers = [];
  delete frame.call;
  delete frame.children;
}

function remove(execution: Execution, frame: Frame): void {
  frame.phase = 'gone';
  execution.frames = execution.frames.filter((other) => other !== frame);
}
