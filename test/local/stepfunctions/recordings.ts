import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An event as it was recorded: details under their own key, texts sometimes parsed. */
export type RecordedEvent = Record<string, unknown> & {
  id: number;
  previousEventId: number;
  type: string;
};

/** An execution recorded on AWS. */
export type Recording = {
  id: string;
  definition: unknown;
  input: string | null;
  events: RecordedEvent[];
};

/** Every recording in the JSON files of a folder. */
export function readRecordings(folder: string): Recording[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recording[];
  });
}

/** The details of an event, wherever they are. */
export function detailsOf(event: Record<string, unknown>): Record<string, unknown> {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return key === undefined ? {} : (event[key] as Record<string, unknown>);
}

/** What became of one attempt at a task, as the recording tells it. */
export type RecordedAttempt = {
  submitted?: unknown;
  outcome?: { kind: 'succeeded' | 'failed' | 'timed-out'; details: Record<string, unknown> };
};

const SUCCEEDED = new Set(['TaskSucceeded', 'LambdaFunctionSucceeded']);
const TIMED_OUT = new Set(['TaskTimedOut', 'LambdaFunctionTimedOut']);
const FAILED = new Set([
  'TaskFailed',
  'TaskSubmitFailed',
  'TaskStartFailed',
  'LambdaFunctionFailed',
  'LambdaFunctionScheduleFailed',
  'LambdaFunctionStartFailed',
]);
const SCHEDULED = new Set(['TaskScheduled', 'LambdaFunctionScheduled']);

/** The attempts of every task state, by state name, in the order they were scheduled. */
export function attemptsOf({ events }: Recording): Map<string, RecordedAttempt[]> {
  const byState = new Map<string, RecordedAttempt[]>();
  const attempts = new Map<number, RecordedAttempt>();
  const byId = new Map(events.map((event) => [event.id, event]));
  for (const event of events) {
    if (SCHEDULED.has(event.type)) {
      const state = stateOf(byId, event);
      const attempt: RecordedAttempt = {};
      attempts.set(event.id, attempt);
      byState.set(state, [...(byState.get(state) ?? []), attempt]);
      continue;
    }
    const scheduled = scheduledBefore(byId, event);
    const attempt = scheduled === undefined ? undefined : attempts.get(scheduled);
    if (attempt !== undefined) note(attempt, event);
  }
  return byState;
}

function note(attempt: RecordedAttempt, event: RecordedEvent): void {
  const details = detailsOf(event);
  if (event.type === 'TaskSubmitted') attempt.submitted = parsed(details['output']);
  if (SUCCEEDED.has(event.type)) attempt.outcome = { kind: 'succeeded', details };
  if (FAILED.has(event.type)) attempt.outcome = { kind: 'failed', details };
  if (TIMED_OUT.has(event.type)) attempt.outcome = { kind: 'timed-out', details };
}

function scheduledBefore(
  byId: Map<number, RecordedEvent>,
  event: RecordedEvent,
): number | undefined {
  if (!/^(Task|Lambda)/.test(event.type) || /State(Entered|Exited|Aborted)$/.test(event.type)) {
    return undefined;
  }
  let before = byId.get(event.previousEventId);
  while (before !== undefined && !SCHEDULED.has(before.type)) {
    before = byId.get(before.previousEventId);
  }
  return before?.id;
}

function stateOf(byId: Map<number, RecordedEvent>, event: RecordedEvent): string {
  let before = byId.get(event.previousEventId);
  while (before !== undefined && before.type !== 'TaskStateEntered') {
    before = byId.get(before.previousEventId);
  }
  return before === undefined ? '' : String(detailsOf(before)['name']);
}

/** JSON text as its value; anything else as it is. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
