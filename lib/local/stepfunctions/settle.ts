import { startChild, tellWaiter } from './child-executions.ts';
import type { TaskState } from './definition/types.ts';
import type { Execution } from './execution.ts';
import { failureOf } from './failure.ts';
import { taskResult } from './integration-result.ts';
import { entriesFrom } from './integrations/events.ts';
import { asJson } from './json.ts';
import { defined, present } from './present.ts';
import { answerTask, failTask, resourceOf } from './states/task.ts';
import {
  asTask,
  type Engine,
  type PendingCall,
  type Step,
  stepOf,
  type TaskInvocation,
} from './step.ts';
import { resume, runReady } from './turn.ts';

/** Runs until every execution waits for something, then sends the calls out. */
export function settle(engine: Engine): void {
  do {
    runReady(engine);
    for (const execution of engine.ended.splice(0)) tellOfEnd(engine, execution);
    for (const call of engine.calls.splice(0)) routeCall(engine, call);
  } while (engine.ready.length + engine.ended.length + engine.calls.length > 0);
  if (engine.dispatching) return;
  engine.dispatching = true;
  queueMicrotask(() => dispatch(engine));
}

function tellOfEnd(engine: Engine, execution: Execution): void {
  engine.callers.get(execution.arn)?.(execution);
  engine.callers.delete(execution.arn);
  tellWaiter(engine, execution);
}

/**
 * Resolves when no call is out and nothing is left to run, or when the runner is closed. A task that
 * never answers keeps it waiting: only the clock can end that, by a timeout.
 */
export function idle(engine: Engine): Promise<void> {
  return new Promise((resolve) => {
    engine.idlers.push(resolve);
    tellIdlers(engine);
  });
}

/** Stops everything; whoever waits for idleness need not wait any longer. */
export function close(engine: Engine): void {
  engine.closed = true;
  engine.store.close();
  for (const resolve of engine.idlers.splice(0)) resolve();
}

/** Whether some call or some writing is still on its way. */
function isBusy({ inFlight, outgoing, dispatching }: Engine): boolean {
  return inFlight > 0 || outgoing.length > 0 || dispatching;
}

function tellIdlers(engine: Engine): void {
  if (isBusy(engine) && !engine.closed) return;
  for (const resolve of engine.idlers.splice(0)) resolve();
}

// What a task is asked to do was decided by a turn that is written down before the task hears of it;
// its token would otherwise mean nothing after a crash. One transaction serves many turns.
function dispatch(engine: Engine): void {
  engine.dispatching = false;
  if (engine.closed) return;
  engine.store.flushIfDurable();
  for (const call of engine.outgoing.splice(0)) void makeCall(engine, call);
  tellIdlers(engine);
}

function routeCall(engine: Engine, call: PendingCall): void {
  const step = waitingStep(engine, call);
  if (step === undefined) return;
  const resource = resourceOf(step.state);
  if (resource.child === 'none') engine.outgoing.push(call);
  else startChild(step, resource);
}

async function makeCall(engine: Engine, call: PendingCall): Promise<void> {
  const step = waitingStep(engine, call);
  if (step === undefined) return;
  engine.inFlight += 1;
  engine.counts.taskInvocations += 1;
  const news = await answerTo(step);
  engine.inFlight -= 1;
  if (engine.closed) return;
  if (waitingStep(engine, call) !== undefined) resume(step, news);
  settle(engine);
}

async function answerTo(step: Step<TaskState>): Promise<() => ReturnType<typeof answerTask>> {
  const { engine } = step;
  try {
    const returned = await engine.invoke(invocationOf(step));
    const output = asJson(taskResult(resourceOf(step.state), returned, engine));
    return () => answerTask(step, output);
  } catch (thrown) {
    const failure = failureOf(thrown);
    return () => failTask(step, failure);
  }
}

function invocationOf({ execution, frame, state }: Step<TaskState>): TaskInvocation {
  const { resource, arguments: text, token } = present(frame.call, 'call');
  const { arn: executionArn, stateMachineArn } = execution;
  const given: unknown = JSON.parse(text);
  const isEvents = resourceOf(state).service === 'events';
  return {
    resource,
    arguments: isEvents ? entriesFrom(given, { executionArn, stateMachineArn }) : given,
    ...defined({ taskToken: token }),
    executionArn,
    stateName: frame.state,
  };
}

// The attempt tells whether anybody still waits for this answer.
function waitingStep(engine: Engine, call: PendingCall): Step<TaskState> | undefined {
  const { execution, frame, attempt } = call;
  if (frame.phase !== 'calling' || frame.attempt !== attempt) return undefined;
  return asTask(stepOf(engine, execution, frame));
}
