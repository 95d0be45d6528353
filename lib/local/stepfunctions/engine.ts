import { endExecution } from './ending.ts';
import type { Execution } from './execution.ts';
import { DEADLINE_SEQUENCE, definitionOf } from './launch.ts';
import { present } from './present.ts';
import { queryFunctions } from './query-functions.ts';
import { createRandom } from './random.ts';
import { settle } from './settle.ts';
import { type Engine, frameOf, stepOf, type TaskInvocation } from './step.ts';
import { Store } from './store.ts';
import { TimerQueue } from './timers.ts';
import { fire } from './turn.ts';

/** What a runner is made from. */
export type EngineOptions = {
  storePath: string;
  now: () => Date;
  invoke: (task: TaskInvocation) => Promise<unknown>;
  region?: string;
  accountId?: string;
  seed?: number;
};

/** Opens the store and revives every execution that has not ended. */
export function createEngine(options: EngineOptions): Engine {
  const live = new Map<string, Execution>();
  const store = new Store(options.storePath);
  const random = createRandom(options.seed, store.lastKey);
  const engine: Engine = {
    region: options.region ?? 'eu-west-2',
    accountId: options.accountId ?? '000000000000',
    store,
    timers: new TimerQueue((timer) => isLive(live, timer)),
    random,
    functions: queryFunctions(random),
    live,
    machines: new Map(),
    definitions: new Map(),
    ready: [],
    calls: [],
    outgoing: [],
    ended: [],
    callers: new Map(),
    idlers: [],
    counts: { stateTransitions: 0, taskInvocations: 0 },
    sequence: 0,
    inFlight: 0,
    dispatching: false,
    closed: false,
    now: () => options.now().getTime(),
    invoke: options.invoke,
  };
  for (const machine of engine.store.machines()) engine.machines.set(machine.arn, machine);
  for (const execution of engine.store.running()) revive(engine, execution);
  settle(engine);
  return engine;
}

/** Does something and everything that follows from it at once; it is kept before this returns. */
export function turn<T>(engine: Engine, act: () => T): T {
  const result = act();
  settle(engine);
  engine.store.flushIfDurable();
  return result;
}

/** Fires every timer that is due, in order of instant and sequence. */
export function runDue(engine: Engine): void {
  const next = () => engine.timers.take(engine.now());
  for (let due = next(); due !== undefined; due = next()) {
    fireTimer(engine, present(engine.live.get(due.arn), 'execution of the timer'), due);
    settle(engine);
  }
  engine.store.flushIfDurable();
}

function fireTimer(
  engine: Engine,
  execution: Execution,
  due: { sequence: number; frame?: number },
): void {
  const frame = frameOf(execution, due.frame);
  if (frame === undefined) {
    endExecution(engine, execution, { status: 'TIMED_OUT' });
    return;
  }
  const timer = frame.timers.find(({ sequence }) => sequence === due.sequence);
  frame.timers = frame.timers.filter((other) => other !== timer);
  fire(stepOf(engine, execution, frame), present(timer, 'timer').kind);
}

function isLive(
  live: Map<string, Execution>,
  { arn, frame, sequence }: { arn: string; frame?: number; sequence: number },
): boolean {
  const execution = live.get(arn);
  if (execution === undefined) return false;
  if (frame === undefined) return execution.deadline?.sequence === sequence;
  return frameOf(execution, frame)?.timers.some((timer) => timer.sequence === sequence) ?? false;
}

function revive(engine: Engine, execution: Execution): void {
  const { arn } = execution;
  const deadline = present(execution.deadline, 'deadline');
  definitionOf(engine, execution.definition);
  engine.live.set(arn, execution);
  engine.timers.add({ ...deadline, arn });
  engine.sequence = Math.max(engine.sequence, deadline.sequence - DEADLINE_SEQUENCE);
  for (const frame of execution.frames) {
    for (const { due, sequence } of frame.timers) {
      engine.timers.add({ due, sequence, arn, frame: frame.id });
      engine.sequence = Math.max(engine.sequence, sequence);
    }
    const unanswered = frame.phase === 'calling' && frame.call?.answered === false;
    if (unanswered) engine.calls.push({ execution, frame, attempt: frame.attempt });
  }
}
