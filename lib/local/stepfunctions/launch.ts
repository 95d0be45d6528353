import { indexDefinition, type LoadedDefinition } from './definition/load.ts';
import type { Definition } from './definition/types.ts';
import type { Execution, Frame, Waiter } from './execution.ts';
import { present } from './present.ts';
import { type Engine, recordAfter } from './step.ts';

/** A year, the longest an execution may run. */
const YEAR_SECONDS = 31_536_000;

/** Deadlines come after every other timer of the same instant. */
export const DEADLINE_SEQUENCE = 2 ** 52;

/** What a new execution needs to know. */
export type Launch = {
  arn: string;
  name: string;
  stateMachineArn: string;
  roleArn: string;
  definition: LoadedDefinition;
  scope?: string;
  input: string;
  waiter?: Waiter;
  mapRunArn?: string;
  item?: { Index: number; Value: unknown };
  variables?: Record<string, unknown>;
  context?: Record<string, unknown>;
  /** Seconds it may run at most, if not a year. */
  longest?: number;
};

/** Creates an execution that stands before its first state. */
export function launch(
  engine: Engine,
  { definition, longest = YEAR_SECONDS, ...identity }: Launch,
): Execution {
  const execution: Execution = {
    scope: '',
    variables: {},
    ...identity,
    key: engine.store.nextKey(),
    tail: 0,
    definition: definition.hash,
    status: 'RUNNING',
    startedAt: engine.now(),
    redriveCount: 0,
    events: 0,
    nextFrame: 1,
    frames: [],
  };
  engine.definitions.set(definition.hash, definition);
  engine.live.set(execution.arn, execution);
  const details = { input: execution.input, roleArn: execution.roleArn };
  recordAfter({ engine, execution }, 0, 'ExecutionStarted', details);
  setDeadline(engine, execution, Math.min(definition.timeoutSeconds ?? longest, longest));
  const { scope, variables } = execution;
  addFrame(engine, execution, {
    scope,
    input: JSON.parse(execution.input),
    lastEvent: 0,
    variables,
  });
  return execution;
}

/** Limits an execution in time, by its definition or by the year. */
export function setDeadline(
  engine: Engine,
  execution: Execution,
  timeoutSeconds: number | undefined,
): void {
  engine.sequence += 1;
  const seconds = Math.min(timeoutSeconds ?? YEAR_SECONDS, YEAR_SECONDS);
  const due = engine.now() + 1000 * seconds;
  execution.deadline = { due, sequence: DEADLINE_SEQUENCE + engine.sequence };
  engine.timers.add({ ...execution.deadline, arn: execution.arn });
}

/** Adds a thread to an execution: its root, a branch or an iteration. */
export function addFrame(
  engine: Engine,
  execution: Execution,
  given: Pick<Frame, 'scope' | 'input' | 'lastEvent'> & Partial<Frame>,
): Frame {
  const scope = definitionOf(engine, execution.definition).scopes.get(given.scope);
  const frame: Frame = {
    id: execution.nextFrame,
    state: present(scope, 'scope').StartAt,
    variables: {},
    phase: 'ready',
    attempt: 0,
    enteredAt: 0,
    enteredEvent: 0,
    priorEvent: 0,
    retryCount: 0,
    retrierUses: [],
    timers: [],
    ...given,
  };
  execution.nextFrame += 1;
  execution.frames.push(frame);
  engine.ready.push({ execution, frame });
  return frame;
}

/** The definition of a hash, read from the store once. */
export function definitionOf(engine: Engine, hash: string): LoadedDefinition {
  const known = engine.definitions.get(hash);
  if (known !== undefined) return known;
  const text = present(engine.store.definition(hash), `definition ${hash}`);
  const definition = indexDefinition(text, JSON.parse(text) as Definition);
  engine.definitions.set(hash, definition);
  return definition;
}
