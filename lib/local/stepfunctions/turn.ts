import { removeBelow } from './aborting.ts';
import { endExecution } from './ending.ts';
import type { Execution, Frame, Timer } from './execution.ts';
import { EvaluationFailed, type Failure, StateFailed } from './failure.ts';
import { HistoryFull } from './history.ts';
import { textOf } from './json.ts';
import { catcherFor, errorOutputOf, retryDelay } from './recovery.ts';
import { begin, childEnded, childFailed, wake } from './states/kinds.ts';
import {
  type Engine,
  frameOf,
  record,
  recordAfter,
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
    const { execution, frame } = work;
    if (frame.phase !== 'ready' || execution.status !== 'RUNNING') continue;
    guarded(engine, execution, () => enter(stepOf(engine, execution, frame)));
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

function enter(step: Step): void {
  const { engine, frame } = step;
  frame.enteredAt = engine.now();
  frame.retryCount = 0;
  frame.retrierUses = [];
  recordEntered(step);
  attempt(step);
}

function attempt(step: Step): void {
  step.engine.counts.stateTransitions += 1;
  advance(step, () => begin(step));
}

function advance(step: Step, act: () => Verdict): void {
  const { frame } = step;
  let verdict: Verdict;
  try {
    verdict = act();
  } catch (thrown) {
    fail(step, failureFrom(step, thrown));
    return;
  }
  if (verdict.kind === 'left') settle(step, verdict);
  else if (frame.phase === 'ready') frame.phase = 'waiting';
}

function settle(step: Step, { output, assign, next }: Extract<Verdict, { kind: 'left' }>): void {
  const { engine, execution, frame } = step;
  rest(frame);
  recordExited(step, output, assign);
  Object.assign(frame.variables, assign);
  frame.input = output;
  frame.enteredEvent = 0;
  if (next === undefined) {
    end(step, output);
    return;
  }
  frame.state = next;
  frame.phase = 'ready';
  engine.ready.push({ execution, frame });
}

function recordExited(step: Step, output: unknown, assign: Record<string, unknown>): void {
  const { frame, state } = step;
  const assigned = Object.entries(assign).map(([name, value]) => [name, textOf(value)]);
  record(step, `${state.Type}StateExited`, {
    ...(assigned.length === 0 ? {} : { assignedVariables: Object.fromEntries(assigned) }),
    name: frame.state,
    output: textOf(output),
  });
}

function end(step: Step, output: unknown): void {
  const { engine, execution, frame } = step;
  const outer = frameOf(execution, frame.parent);
  if (outer === undefined) {
    const { lastEvent } = frame;
    endExecution(engine, execution, { status: 'SUCCEEDED', output: textOf(output), lastEvent });
    return;
  }
  remove(execution, frame);
  const around = stepOf(engine, execution, outer);
  advance(around, () => childEnded(around, frame, output));
}

function fail(step: Step, failure: Failure): void {
  const { engine, frame, state } = step;
  rest(frame);
  removeBelow(step);
  const delay = retryDelay(step, failure);
  if (delay !== undefined) {
    frame.retryCount += 1;
    frame.phase = 'retrying';
    setTimer(step, 'retry', engine.now() + delay);
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
  let verdict: Verdict;
  try {
    verdict = leave(step, rule, { fallback: errorOutput, errorOutput });
  } catch (thrown) {
    failScope(step, failureFrom(step, thrown));
    return;
  }
  if (verdict.kind === 'left') settle(step, verdict);
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

function failureFrom(step: Step, thrown: unknown): Failure {
  if (thrown instanceof StateFailed) return thrown.failure;
  if (thrown instanceof HistoryFull) throw thrown;
  if (!(thrown instanceof EvaluationFailed)) throw thrown;
  const { frame, state } = step;
  const where = `the state '${frame.state}' (entered at the event id #${frame.enteredEvent})`;
  const cause = `An error occurred while executing ${where}. ${thrown.message}`;
  const error = 'States.QueryEvaluationError';
  const { location } = thrown;
  const place = location === undefined ? {} : { location };
  // States that evaluate before anything else have, to AWS, not quite been entered yet.
  const early = state.Type !== 'Task' && state.Type !== 'Wait';
  const unmoved = frame.lastEvent === frame.enteredEvent;
  const previous = early && unmoved ? frame.priorEvent : frame.lastEvent;
  const details = { cause, error, ...place, state: frame.state };
  frame.lastEvent = recordAfter(step, previous, 'EvaluationFailed', details);
  return { error, cause };
}
