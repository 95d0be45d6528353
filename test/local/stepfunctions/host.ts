import {
  createRunner,
  type Runner,
  type TaskInvocation,
} from '../../../lib/local/stepfunctions/runner.ts';

/** What a task does in a test; without one a task answers null. */
export type TaskDouble = (task: TaskInvocation, now: Date) => unknown;

/** A runner with a clock that only moves from timer to timer, and a record of the calls. */
export type Host = {
  runner: Runner;
  calls: { task: TaskInvocation; at: Date }[];
  now(): Date;
  setNow(instant: Date): void;
  /** Fires the next timer; false when there is none. */
  step(): Promise<boolean>;
  /** Runs until nothing is due any more. */
  drain(): Promise<void>;
};

/** More timers than any test has. */
const ENDLESS = 5_000;

export const START = new Date('2024-09-02T09:00:00.000Z');

/** Makes a host; with a store path its runner can be opened again later. */
export function createHost({
  task = () => null,
  storePath = ':memory:',
  from = START,
}: {
  task?: TaskDouble;
  storePath?: string;
  from?: Date;
} = {}): Host {
  let now = from;
  const calls: Host['calls'] = [];
  const runner = createRunner({
    storePath,
    now: () => now,
    seed: 1,
    invoke: async (invocation) => {
      calls.push({ task: invocation, at: now });
      return task(invocation, now);
    },
  });
  const step = async () => {
    await runner.idle();
    const due = runner.nextDue();
    if (due === undefined) return false;
    now = due > now ? due : now;
    runner.runDue();
    await runner.idle();
    return true;
  };
  return {
    runner,
    calls,
    now: () => now,
    setNow: (instant) => {
      now = instant;
    },
    step,
    async drain() {
      for (let steps = 0; await step(); steps += 1) {
        if (steps === ENDLESS) throw new Error('The timers never end');
      }
    },
  };
}

/** A JSONata definition of these states, from the first one on. */
export function definitionOf(states: Record<string, unknown>, top: object = {}): string {
  const StartAt = Object.keys(states)[0];
  return JSON.stringify({ QueryLanguage: 'JSONata', StartAt, States: states, ...top });
}

/** Starts an execution of a definition and leaves it at its first wait. */
export async function startOf(
  host: Host,
  definition: string,
  input: unknown = {},
): Promise<string> {
  const { stateMachineArn } = host.runner.createStateMachine({ name: 'machine', definition });
  const request = { stateMachineArn, name: 'run', input: JSON.stringify(input) };
  const { executionArn } = host.runner.startExecution(request);
  await host.runner.idle();
  return executionArn;
}

/** The whole history of an execution. */
export function eventsOf({ runner }: Host, executionArn: string) {
  return runner.getExecutionHistory({ executionArn, maxResults: 1000 }).events;
}

/** The types of its events, in order. */
export function typesOf(host: Host, executionArn: string): string[] {
  return eventsOf(host, executionArn).map(({ type }) => type);
}

/** Runs states to the end: the outcome of the execution, its output parsed. */
export async function outcomeOf(
  states: Record<string, unknown>,
  { input = {}, task, top = {} }: { input?: unknown; task?: TaskDouble; top?: object } = {},
) {
  const host = createHost(task === undefined ? {} : { task });
  const executionArn = await startOf(host, definitionOf(states, top), input);
  await host.drain();
  const { status, output, error, cause } = host.runner.describeExecution({ executionArn });
  const events = eventsOf(host, executionArn);
  const parsed: unknown = output === undefined ? undefined : JSON.parse(output);
  return { status, output: parsed, error, cause, events, host, executionArn };
}

/** The error a call is refused with: its name and message. */
export function errorOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'no error';
}

/** How often a property is tried: PROPERTY_RUNS, or as often as the time of a usual run allows. */
export function runs(usual: number): number {
  return Number(process.env['PROPERTY_RUNS'] ?? usual);
}
