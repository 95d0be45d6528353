import type { Execution } from './execution.ts';

/** An event as it is kept; GetExecutionHistory shows it as AWS does (see `presentEvent`). */
export type StoredEvent = {
  id: number;
  previousEventId: number;
  timestamp: number;
  type: string;
  details?: Record<string, unknown>;
};

/** An event in the shape of GetExecutionHistory. */
export type HistoryEvent = {
  id: number;
  previousEventId: number;
  timestamp: Date;
  type: string;
  [details: string]: unknown;
};

/** Step Functions ends an execution whose history would grow beyond this. */
export const HISTORY_LIMIT = 25_000;

/** Thrown by the event before the last one: the last must say that the execution failed. */
export class HistoryFull extends Error {
  override readonly name = 'HistoryFull';
}

const TEXTS = ['input', 'output', 'assignedVariables'];

/** Numbers the next event of an execution. `closing` events may use the last number. */
export function nextEventId(execution: Execution, closing: boolean): number {
  if (execution.events >= HISTORY_LIMIT - 1 && !closing) throw new HistoryFull();
  execution.events += 1;
  return execution.events;
}

/** Shows an event with the name of its details and the note that nothing was cut off. */
export function presentEvent(event: StoredEvent, withData = true): HistoryEvent {
  const { details, timestamp, ...rest } = event;
  const shown: HistoryEvent = { ...rest, timestamp: new Date(timestamp) };
  if (details === undefined) return shown;
  const full: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(details)) {
    if (!TEXTS.includes(key)) full[key] = value;
    else if (withData)
      Object.assign(full, { [key]: value, [`${key}Details`]: { truncated: false } });
  }
  shown[detailsKey(event.type)] = full;
  return shown;
}

function detailsKey(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails';
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails';
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}
