import { TaskError } from '../failure.ts';
import { isObject, textOf } from '../json.ts';

/** Whose event it is: both ARNs are among the resources of every event an execution puts. */
type Origin = { executionArn: string; stateMachineArn: string };

/**
 * The Arguments of `events:putEvents` as EventBridge gets them: each entry names the execution and its
 * state machine among its Resources, and its Detail is JSON text.
 */
export function entriesFrom(given: unknown, origin: Origin): unknown {
  if (!isObject(given) || !Array.isArray(given['Entries'])) return given;
  const entries = given['Entries'] as unknown[];
  return { ...given, Entries: entries.map((entry) => entryFrom(entry, origin)) };
}

/** Fails a task some of whose events EventBridge did not take, with EventBridge's whole answer. */
export function refuseFailedEntries(answer: unknown): void {
  if (!isObject(answer)) return;
  const failed = answer['FailedEntryCount'];
  if (typeof failed !== 'number' || failed === 0) return;
  throw new TaskError('EventBridge.FailedEntry', textOf(answer));
}

function entryFrom(entry: unknown, { executionArn, stateMachineArn }: Origin): unknown {
  if (!isObject(entry)) return entry;
  const { Resources, Detail } = entry;
  const own = Array.isArray(Resources) ? Resources : [];
  return {
    ...entry,
    Resources: [...own, executionArn, stateMachineArn],
    ...(Detail === undefined || typeof Detail === 'string' ? {} : { Detail: textOf(Detail) }),
  };
}
