/** What an execution is waiting for, or nothing: everything else happens within one turn. */
export type Phase = 'ready' | 'waiting' | 'retrying' | 'calling' | 'children' | 'gone';

/** A promise of the clock. Ties at one instant are settled by the sequence. */
export type Timer = {
  due: number;
  sequence: number;
  kind: 'wait' | 'retry' | 'timeout' | 'heartbeat';
};

/** The task call of a state that is being attempted. */
export type Call = {
  resource: string;
  /** JSON text, so that the task cannot change what the execution remembers. */
  arguments: string;
  token?: string;
  /** Whether the call itself has answered (a task with a token goes on waiting after that). */
  answered: boolean;
  heartbeatSeconds?: number;
};

/** The branches or iterations a state waits for. */
export type Children = {
  items: unknown[];
  outputs: unknown[];
  started: number;
  finished: number;
  /** Indices of the ones that failed. */
  failures: number[];
  concurrency: number;
  tolerated: number;
  /** Distributed maps: the run's ARN. Its children are executions of their own. */
  mapRunArn?: string;
};

/**
 * One thread of an execution: the root, a branch or an iteration, standing in one state. Plain
 * JSON: no promise and no timer of the operating system belongs to it, so it survives a restart.
 */
export type Frame = {
  id: number;
  parent?: number;
  index?: number;
  /** Which `States` of the definition it stands in; see `scopes` of the loaded definition. */
  scope: string;
  state: string;
  input: unknown;
  /** `$states.context.Map.Item` within an iteration. */
  item?: { Index: number; Value: unknown };
  variables: Record<string, unknown>;
  phase: Phase;
  /** Counts attempts; late answers and timers of an earlier attempt find another number. */
  attempt: number;
  enteredAt: number;
  enteredEvent: number;
  /** The event before the state was entered. */
  priorEvent: number;
  lastEvent: number;
  retryCount: number;
  retrierUses: number[];
  timers: Timer[];
  call?: Call;
  children?: Children;
  /** What a failed Parallel or Map had going; a redrive takes up only that. */
  unfinished?: { children: Children; frames: Frame[] };
};

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** Who waits for the end of an execution: a frame of another one. */
export type Waiter = { executionArn: string; frame: number; attempt: number; index?: number };

/** An execution: its identity and outcome, and the frames that are still alive. */
export type Execution = {
  /** Its row in the store. */
  key: number;
  /** The last row of its history in the store; 0 before it is written for the first time. */
  tail: number;
  arn: string;
  name: string;
  stateMachineArn: string;
  /** Key of the definition it started with, whatever became of the state machine since. */
  definition: string;
  scope: string;
  status: Status;
  startedAt: number;
  stoppedAt?: number;
  input: string;
  output?: string;
  error?: string;
  cause?: string;
  roleArn: string;
  redriveCount: number;
  redrivenAt?: number;
  events: number;
  deadline?: { due: number; sequence: number };
  waiter?: Waiter;
  mapRunArn?: string;
  /** The item of a distributed map this execution was started for. */
  item?: { Index: number; Value: unknown };
  variables: Record<string, unknown>;
  /** What TestState was told to find in the context object. */
  context?: Record<string, unknown>;
  nextFrame: number;
  frames: Frame[];
};
