import {
  createRunner,
  IntegrationResult,
  type Runner,
  TaskError,
} from '../../../lib/local/stepfunctions/runner.ts';
import { isAsRecorded } from './recorded-match.ts';
import {
  attemptsOf,
  detailsOf,
  parsed,
  type RecordedAttempt,
  type RecordedEvent,
  type Recording,
} from './recordings.ts';

/** Where a replay came out differently. */
export type Difference = { at: string; recorded: unknown; actual: unknown };

const ACCOUNT = '111111111111';
const REGION = 'us-east-1';
const MACHINES = /arn:aws:states:us-east-1:111111111111:stateMachine:([\w-]+)/g;
const NEVER = new Promise<never>(() => {});

/** Replays a recording and says how the result differs from it. */
export async function replay(recording: Recording): Promise<Difference[]> {
  let now = new Date('2024-11-04T11:00:00.000Z');
  const attempts = attemptsOf(recording);
  const callbacks: (() => void)[] = [];
  const runner: Runner = createRunner({
    storePath: ':memory:',
    now: () => now,
    region: REGION,
    accountId: ACCOUNT,
    seed: 1,
    invoke: async (task) => {
      const attempt = attempts.get(task.stateName)?.shift() ?? {};
      const { taskToken } = task;
      if (taskToken === undefined) return answer(attempt);
      if (!('submitted' in attempt)) return answerEarly(runner, taskToken, attempt);
      callbacks.push(() => callBack(runner, taskToken, attempt));
      return new IntegrationResult(attempt.submitted);
    },
  });
  try {
    createChildren(runner, recording, attempts);
    const executionArn = startRecorded(runner, recording);
    for (;;) {
      await quiet(runner);
      const callback = callbacks.shift();
      if (callback !== undefined) {
        callback();
        continue;
      }
      const due = runner.nextDue();
      if (due === undefined || runner.describeExecution({ executionArn }).status !== 'RUNNING')
        break;
      now = due;
      runner.runDue();
    }
    return differences(recording, runner, executionArn);
  } catch (error) {
    return [{ at: 'the run itself', recorded: 'no error', actual: String(error) }];
  } finally {
    runner.close();
  }
}

// A task that timed out on AWS never answers here, so idleness cannot be waited for.
async function quiet(runner: Runner): Promise<void> {
  await Promise.race([runner.idle(), new Promise((resolve) => setTimeout(resolve, 5))]);
}

async function answer({ outcome }: RecordedAttempt): Promise<unknown> {
  if (outcome === undefined || outcome.kind === 'timed-out') return NEVER;
  if (outcome.kind === 'succeeded') return new IntegrationResult(parsed(outcome.details['output']));
  const { error, cause } = outcome.details;
  throw new TaskError(String(error), textOf(cause));
}

// Without a submission the call had not come back when the task ended: its own failure ended it, or
// a callback that was quicker.
function answerEarly(runner: Runner, taskToken: string, attempt: RecordedAttempt): unknown {
  if (attempt.outcome?.kind !== 'succeeded') return answer(attempt);
  callBack(runner, taskToken, attempt);
  return NEVER;
}

function callBack(runner: Runner, taskToken: string, { outcome }: RecordedAttempt): void {
  if (outcome === undefined || outcome.kind === 'timed-out') return;
  const { output, error, cause } = outcome.details;
  if (outcome.kind === 'succeeded') {
    runner.sendTaskSuccess({ taskToken, output: JSON.stringify(parsed(output)) });
    return;
  }
  runner.sendTaskFailure({
    taskToken,
    ...(error === undefined ? {} : { error: String(error) }),
    ...(cause === undefined ? {} : { cause: textOf(cause) }),
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

// Executions that a recording starts synchronously end here as it says they did.
function createChildren(
  runner: Runner,
  recording: Recording,
  attempts: Map<string, RecordedAttempt[]>,
): void {
  const text = JSON.stringify([recording.definition, recording.input]);
  const definition = JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'End',
    States: { End: endOfChild([...attempts.values()].flat()) },
  });
  for (const [, name = ''] of text.matchAll(MACHINES)) {
    runner.createStateMachine({ name, definition });
  }
}

function endOfChild(attempts: RecordedAttempt[]): object {
  for (const { outcome } of attempts) {
    const told = parsed(outcome?.details[outcome.kind === 'failed' ? 'cause' : 'output']);
    const child = (told ?? {}) as Record<string, unknown>;
    if (child['Status'] === 'FAILED') {
      return { Type: 'Fail', Error: child['Error'], Cause: child['Cause'] };
    }
    if (child['Status'] === 'SUCCEEDED') {
      return { Type: 'Succeed', Output: parsed(child['Output']) };
    }
  }
  return { Type: 'Succeed' };
}

function startRecorded(runner: Runner, { definition, input }: Recording): string {
  const text = textOf(definition);
  const { stateMachineArn } = runner.createStateMachine({ name: 'recorded', definition: text });
  const start = input === null ? {} : { input };
  return runner.startExecution({ stateMachineArn, ...start }).executionArn;
}

function differences(recording: Recording, runner: Runner, executionArn: string): Difference[] {
  const { events: ours } = runner.getExecutionHistory({ executionArn, maxResults: 1000 });
  const recorded = recording.events.filter(isCompared);
  const actual = ours.filter(isCompared);
  const outcome = compare(recorded.at(-1), actual.at(-1)).map((found) => {
    return { ...found, at: 'the outcome' };
  });
  if (types(recorded) !== types(actual) && !hasThreads(recording)) {
    outcome.push({ at: 'the types', recorded: types(recorded), actual: types(actual) });
  }
  return [...outcome, ...inAnyOrder(recording, recorded, actual)];
}

// Branches and iterations interleave as they like: there every event must only have its twin.
function inAnyOrder(
  recording: Recording,
  recorded: RecordedEvent[],
  actual: Record<string, unknown>[],
): Difference[] {
  const inOrder = recorded.flatMap((event, index) => [
    ...compare(event, actual[index]),
    ...comparePrevious(event, actual[index]),
  ]);
  if (inOrder.length === 0 && recorded.length === actual.length) return [];
  if (!hasThreads(recording)) return inOrder;
  const left = [...actual];
  const missing: Difference[] = [];
  for (const event of recorded) {
    const twin = left.findIndex((other) => compare(event, other).length === 0);
    if (twin < 0) missing.push({ at: event.type, recorded: event, actual: 'no such event' });
    else left.splice(twin, 1);
  }
  const extra = left.map((event) => ({ at: 'an event', recorded: 'no such event', actual: event }));
  return [...missing, ...extra];
}

function types(events: { type: string }[]): string {
  return events.map(({ type }) => type).join(' ');
}

function isCompared({ type }: { type: string }): boolean {
  return type !== 'ParallelStateSucceeded';
}

function hasThreads({ definition }: Recording): boolean {
  return /"Type":"(Parallel|Map)"/.test(JSON.stringify(definition));
}

function compare(
  recorded: RecordedEvent | undefined,
  actual: Record<string, unknown> | undefined,
): Difference[] {
  if (recorded === undefined || actual === undefined) {
    return [{ at: 'the end', recorded, actual }];
  }
  const same =
    recorded.type === actual['type'] && isAsRecorded(detailsOf(recorded), detailsOf(actual));
  return same ? [] : [{ at: `event ${recorded.id}`, recorded, actual }];
}

// Which event an event follows.
function comparePrevious(
  { id, previousEventId }: RecordedEvent,
  actual: Record<string, unknown> | undefined,
): Difference[] {
  const found = actual?.['previousEventId'];
  if (found === previousEventId) return [];
  return [{ at: `what comes before event ${id}`, recorded: previousEventId, actual: found }];
}
