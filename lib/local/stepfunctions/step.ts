import type { LoadedDefinition } from './definition/load.ts';
import type { State, TaskState } from './definition/types.ts';
import type { Execution, Frame, Timer } from './execution.ts';
import { nextEventId } from './history.ts';
import { textOf } from './json.ts';
import { present } from './present.ts';
import type { Random } from './random.ts';
import type { Store, StoredMachine } from './store.ts';
import type { TimerQueue } from './timers.ts';

/** A task call, as the invoke port sees it. */
export type TaskInvocation = {
  /** The Resource of the definition: 'arn:aws:states:::lambda:invoke'. */
  resource: string;
  /** What the state's Arguments came to; for lambda:invoke `{ FunctionName, Payload }`. */
  arguments: unknown;
  /** The token of a `.waitForTaskToken` task. */
  taskToken?: string;
  executionArn: string;
  stateName: string;
};

/** A frame that is about to enter a state, and its input as JSON text where that is at hand. */
export type Entry = {
  execution: Execution;
  frame: Frame;
  text?: string;
  /** A redrive takes up a state where it was entered before. */
  isEntered?: boolean;
};

/** What a task call needs, once the turn that decided on it is over. */
export type PendingCall = { execution: Execution; frame: Frame; attempt: number };

/** The state of one runner. */
export type Engine = {
  readonly region: string;
  readonly accountId: string;
  readonly store: Store;
  readonly timers: TimerQueue;
  readonly random: Random;
  readonly functions: Record<string, unknown>;
  /** Executions that have not ended, by ARN. */
  readonly live: Map<string, Execution>;
  /** Definitions by hash. */
  readonly definitions: Map<string, LoadedDefinition>;
  /** Frames that stand before a state they have not entered yet. */
  readonly ready: Entry[];
  /** Calls decided on in this turn, and those of them that go out when it is over. */
  readonly calls: PendingCall[];
  readonly outgoing: PendingCall[];
  readonly ended: Execution[];
  /** Who waits for the end of an execution, by its ARN: the callers of StartSyncExecution. */
  readonly callers: Map<string, (execution: Execution) => void>;
  readonly machines: Map<string, StoredMachine>;
  readonly counts: { stateTransitions: number; taskInvocations: number };
  sequence: number;
  /** Calls of the invoke port that have not answered. */
  inFlight: number;
  /** Whether the end of the turn, `dispatch`, is already on its way. */
  dispatching: boolean;
  closed: boolean;
  readonly idlers: (() => void)[];
  now(): number;
  invoke(task: TaskInvocation): Promise<unknown>;
};

/** One frame in one state: what every kind of state works on. */
export type Step<S extends State = State> = {
  engine: Engine;
  execution: Execution;
  frame: Frame;
  state: S;
};

/** What a state came to: it is left, or it waits. Failures are thrown. */
export type Verdict = Left | { kind: 'blocked' };

/** A state is left: what it passes on, also as JSON text, and where to. */
export type Left = {
  kind: 'left';
  output: unknown;
  text: string;
  assign: Record<string, unknown>;
  next: string | undefined;
};

export const BLOCKED: Verdict = { kind: 'blocked' };

/** Writes an event after the frame's last one. */
export function record(step: Step, type: string, details?: Record<string, unknown>): number {
  step.frame.lastEvent = recordAfter(step, step.frame.lastEvent, type, details);
  return step.frame.lastEvent;
}

/** Writes an event after a given one, leaving the frame's place in the history alone. */
export function recordAfter(
  { engine, execution }: Pick<Step, 'engine' | 'execution'>,
  previousEventId: number,
  type: string,
  details?: Record<string, unknown>,
): number {
  const id = nextEventId(execution, type.startsWith('Execution'));
  const event = { id, previousEventId, timestamp: engine.now(), type };
  engine.store.append(execution, details === undefined ? event : { ...event, details });
  return id;
}

/** Sets a timer of the frame; a frame that moves on forgets its timers. */
export function setTimer({ engine, execution, frame }: Step, kind: Timer['kind'], due: number) {
  engine.sequence += 1;
  const timer: Timer = { due, sequence: engine.sequence, kind };
  frame.timers = [...frame.timers.filter((other) => other.kind !== kind), timer];
  engine.timers.add({ due, sequence: timer.sequence, arn: execution.arn, frame: frame.id });
}

/** Events that say where a state was entered or left. */
export function recordEntered(step: Step, text = textOf(step.frame.input)): void {
  const { frame, state } = step;
  frame.priorEvent = frame.lastEvent;
  const details = { input: text, name: frame.state };
  frame.enteredEvent = record(step, `${state.Type}StateEntered`, details);
}

/** Finds a live frame. */
export function frameOf(execution: Execution, id: number | undefined): Frame | undefined {
  return execution.frames.find((frame) => frame.id === id);
}

/** A step that stands in a Task. */
export function asTask({ state, ...rest }: Step): Step<TaskState> {
  if (state.Type === 'Task') return { ...rest, state };
  throw new Error(`A ${state.Type} has a task`);
}

/** Finds the definition of the state a frame stands in. */
export function stepOf(engine: Engine, execution: Execution, frame: Frame): Step {
  const scope = engine.definitions.get(execution.definition)?.scopes.get(frame.scope);
  const state = present(scope?.States[frame.state], `state ${frame.state}`);
  return { engine, execution, frame, state };
}
