/** An Amazon States Language definition, as far as the runner supports it (JSONata only). */
export type Definition = Scoped & {
  Comment?: string;
  QueryLanguage?: string;
  TimeoutSeconds?: number;
  Version?: string;
};

/** Anything with its own states: the definition, a branch, an item processor. */
export type Scoped = { StartAt: string; States: Record<string, State>; QueryLanguage?: string };

export type State =
  | PassState
  | TaskState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

type Common = { Comment?: string; QueryLanguage?: string };

/** Where a state leads. */
export type Transition = { Next?: string; End?: boolean };

/** What a state leaves behind. Values are templates: JSON with `{% %}` in it. */
export type Result = { Assign?: Record<string, unknown>; Output?: unknown };

export type Retrier = {
  ErrorEquals: string[];
  IntervalSeconds?: number;
  MaxAttempts?: number;
  BackoffRate?: number;
  MaxDelaySeconds?: number;
  JitterStrategy?: 'FULL' | 'NONE';
};

export type Catcher = Result & { ErrorEquals: string[]; Next: string };

/** How a state answers failures. */
export type Recovery = { Retry?: Retrier[]; Catch?: Catcher[] };

export type PassState = Common & Transition & Result & { Type: 'Pass' };

export type TaskState = Common &
  Transition &
  Result &
  Recovery & {
    Type: 'Task';
    Resource: string;
    Arguments?: unknown;
    Credentials?: unknown;
    TimeoutSeconds?: unknown;
    HeartbeatSeconds?: unknown;
  };

export type ChoiceRule = Result & { Condition: unknown; Next: string };

export type ChoiceState = Common &
  Result & { Type: 'Choice'; Choices: ChoiceRule[]; Default?: string };

export type WaitState = Common &
  Transition &
  Result & { Type: 'Wait'; Seconds?: unknown; Timestamp?: unknown };

export type SucceedState = Common & { Type: 'Succeed'; Output?: unknown };

export type FailState = Common & { Type: 'Fail'; Error?: unknown; Cause?: unknown };

export type ParallelState = Common &
  Transition &
  Result &
  Recovery & { Type: 'Parallel'; Branches: Scoped[]; Arguments?: unknown };

export type Processor = Scoped & {
  ProcessorConfig?: { Mode?: 'INLINE' | 'DISTRIBUTED'; ExecutionType?: string };
};

export type MapState = Common &
  Transition &
  Result &
  Recovery & {
    Type: 'Map';
    ItemProcessor: Processor;
    Items?: unknown;
    ItemSelector?: unknown;
    ItemBatcher?: ItemBatcher;
    MaxConcurrency?: unknown;
    ToleratedFailureCount?: unknown;
    ToleratedFailurePercentage?: unknown;
    Label?: string;
  };

export type ItemBatcher = {
  BatchInput?: unknown;
  MaxItemsPerBatch?: unknown;
  MaxInputBytesPerBatch?: unknown;
};
