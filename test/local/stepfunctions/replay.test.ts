import { describe, expect, it } from 'vitest';
import { TaskError } from '../../../lib/local/stepfunctions/runner.ts';
import { outcomeOf, type TaskDouble } from './host.ts';
import type { RecordedEvent, Recording } from './recordings.ts';
import { replay } from './replay.ts';

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const call = (more: object = {}) => ({
  Type: 'Task',
  Resource: LAMBDA,
  Arguments: { Payload: 1 },
  ...more,
});
const ask = (more: object = {}) => ({ ...call(more), Resource: `${LAMBDA}.waitForTaskToken` });
const all = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
const caught = { Caught: { Type: 'Pass', End: true } };
const branch = (name: string, state: object) => ({
  StartAt: name,
  States: { [name]: { ...state, End: true } },
});

const failing: TaskDouble = ({ stateName }) => {
  if (stateName.startsWith('Bad')) throw new TaskError('Bad', '{"errorType":"Bad"}');
  return { ok: true };
};

/** Workflows with one of each outcome a task can have. */
const WORKFLOWS: Record<string, Record<string, unknown>> = {
  'a task that fails, is retried and caught': {
    Bad: { ...call({ Retry: [{ ErrorEquals: ['Bad'], MaxAttempts: 2 }], Catch: all }), End: true },
    ...caught,
  },
  'a token nobody answers': {
    Ask: { ...ask({ TimeoutSeconds: 5, Catch: all }), End: true },
    ...caught,
  },
  'a heartbeat nobody sends': { Ask: { ...ask({ HeartbeatSeconds: 5 }), End: true } },
  'a call that fails before its token is used': {
    'Bad ask': { ...ask({ Catch: all }), End: true },
    ...caught,
  },
  'a branch that fails while another waits': {
    Both: {
      Type: 'Parallel',
      Branches: [branch('Bad', call()), branch('Ask', ask())],
      Catch: all,
      End: true,
    },
    ...caught,
  },
  'an iteration that fails and is retried': {
    Each: {
      Type: 'Map',
      Items: [1, 2],
      ItemProcessor: branch('Bad', call()),
      Retry: [{ ErrorEquals: ['Bad'], MaxAttempts: 1 }],
      Catch: all,
      End: true,
    },
    ...caught,
  },
};

describe('The replay', () => {
  it.each(Object.entries(WORKFLOWS))('finds %s to be what it was', async (_, states) => {
    expect(await replay(await recordingOf(states))).toEqual([]);
  });

  it('sees a different output, a different event and one too many', async () => {
    const recording = await recordingOf({ Good: { ...call(), End: true } });
    const last = recording.events.at(-1);
    const changed = (event: object) => [...recording.events.slice(0, -1), event as RecordedEvent];
    const differing = async (events: RecordedEvent[]) =>
      (await replay({ ...recording, events })).map(({ at }) => at);
    const output = { ...last, executionSucceededEventDetails: { output: '{"ok":false}' } };
    expect(await differing(changed(output))).toContain('the outcome');
    expect(await differing(changed({ ...last, type: 'ExecutionFailed' }))).toContain('the outcome');
    expect(await differing(recording.events.slice(1))).toContain('the types');
    expect(await differing([])).toContain('the outcome');
  });
});

async function recordingOf(states: Record<string, unknown>): Promise<Recording> {
  const { events } = await outcomeOf(states, { task: failing });
  const StartAt = Object.keys(states)[0];
  const definition = { QueryLanguage: 'JSONata', StartAt, States: states };
  return { id: 'our own', definition, input: '{}', events: events as unknown as RecordedEvent[] };
}
