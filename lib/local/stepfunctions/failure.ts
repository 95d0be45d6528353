/** What a failed state reports: the Error name and Cause of the States Language. */
export type Failure = {
  error?: string;
  cause?: string;
  /** A missed heartbeat is reported as States.Timeout but may be caught by its own name as well. */
  alsoKnownAs?: string;
};

/** Thrown inside the runner to fail the state being run. */
export class StateFailed extends Error {
  override readonly name = 'StateFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.error}: ${failure.cause}`);
    this.failure = failure;
  }
}

/** Thrown while a field is evaluated; the state it happened in is added where it is caught. */
export class EvaluationFailed extends Error {
  override readonly name = 'EvaluationFailed';
  /** The field, written as AWS does: `Output/team/name`. Absent when no one field is to blame. */
  readonly location: string | undefined;

  constructor(message: string, location?: string) {
    super(message);
    this.location = location;
  }
}

/** Thrown by an invoke port to fail a task with an Error name and Cause of its choosing. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
  readonly error: string;
  override readonly cause: string;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.error = error;
    this.cause = cause;
  }
}

/** AWS's account of a function that threw: its name, and JSON text with message and trace. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof TaskError) return { error: thrown.error, cause: thrown.cause };
  if (!(thrown instanceof Error)) {
    return { error: typeof thrown, cause: JSON.stringify({ errorMessage: String(thrown) }) };
  }
  const trace = (thrown.stack ?? '').split('\n').map((line) => line.trimEnd());
  const cause = { errorType: thrown.name, errorMessage: thrown.message, trace };
  return { error: thrown.name, cause: JSON.stringify(cause) };
}
