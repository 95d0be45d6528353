import { describe, expect, it } from 'vitest';
import type { Door } from '../functions/adapters/door.ts';
import { ERROR_NAMES, TRANSIENT } from '../functions/domain/errors.ts';
import { PARK_AFTER } from '../functions/domain/gates.ts';
import { GateName, gateOf, MOVES, type Status } from '../functions/domain/moves.ts';
import { DAY } from '../functions/domain/time.ts';
import { LONGEST_SLEEP } from '../functions/domain/timeline.ts';
import { offersEnd, opensAt } from '../functions/domain/timetable.ts';
import { DOORS } from '../lib/manifest.ts';
import {
  DEFINITIONS,
  type Definition,
  nextOf,
  statesOf,
  tasksOf,
  waits,
} from './fixtures/definitions.ts';
import { harbour, theProgramme } from './fixtures/programmes.ts';

const application = DEFINITIONS.find(({ name }) => name === 'application')
  ?.definition as Definition;
const everyTask = DEFINITIONS.flatMap(({ definition }) => tasksOf(definition));
const placeholders = DEFINITIONS.flatMap(({ text }) =>
  [...text.matchAll(/\$\{(\w*)\}/g)].map(([, name = '']) => name),
);

describe('placeholders', () => {
  const doors = DOORS.filter(({ file }) => file.startsWith('tasks/')).map(
    ({ name }) => `${name}Arn`,
  );
  const machines = ['ApplicationMachineArn', 'TimelineMachineArn'];

  it('are task doors or machines', () => {
    expect(placeholders.filter((name) => ![...doors, ...machines].includes(name))).toEqual([]);
  });

  it('use every task door', () => {
    expect(doors.filter((name) => !placeholders.includes(name))).toEqual([]);
  });

  it('stand inside strings, so that the file parses as it is', () => {
    for (const { text } of DEFINITIONS) expect(text).not.toMatch(/[^"]\$\{\w+\}|\$\{\w+\}[^"]/);
  });
});

describe.each(DEFINITIONS)('the definition of the $name', ({ definition, text }) => {
  it('is JSONata throughout', () => {
    expect(definition.QueryLanguage).toBe('JSONata');
    expect(text).not.toMatch(/"(Parameters|InputPath|OutputPath|ResultPath|ResultSelector)"|\.\$"/);
  });

  it('names only states that exist, and every one can be reached', () => {
    const levels = [
      definition,
      ...statesOf(definition).flatMap(({ state }) => state.ItemProcessor ?? []),
    ];
    for (const { StartAt, States } of levels) {
      const reached = new Set([StartAt]);
      for (const name of reached)
        for (const next of nextOf(States[name] ?? none)) reached.add(next);
      expect([...reached].toSorted()).toEqual(Object.keys(States).toSorted());
    }
  });

  it('ends each state somewhere', () => {
    for (const { name, state } of statesOf(definition)) {
      const ends = ['Succeed', 'Fail'].includes(state.Type) || state.End === true;
      expect(ends || nextOf(state).length > 0, name).toBe(true);
      if (state.Type === 'Choice') expect(state.Default, name).toBeDefined();
    }
  });

  it('ends by itself well within the year that an execution may live', () => {
    expect(definition.TimeoutSeconds).toBe((290 * DAY) / 1000);
  });
});

describe('errors', () => {
  it('are caught and retried by names that AWS or the academy has', () => {
    const named = DEFINITIONS.flatMap(({ definition }) => statesOf(definition)).flatMap(
      ({ state }) =>
        [...(state.Retry ?? []), ...(state.Catch ?? [])].flatMap(({ ErrorEquals }) => ErrorEquals),
    );
    const ours: string[] = ERROR_NAMES;
    const unknown = named.filter(
      (name) => !/^(States|Lambda|StepFunctions)\.[A-Za-z]+$/.test(name) && !ours.includes(name),
    );
    expect(unknown).toEqual([]);
  });
});

describe.each(everyTask)('the task “$name”', ({ state, within }) => {
  it('has a time limit of at least a second', () => {
    const { TimeoutSeconds } = state;
    if (typeof TimeoutSeconds === 'number') expect(TimeoutSeconds).toBeGreaterThan(0);
    // What is worked out is at least one second; a sleep is whole seconds, at least one.
    else expect(TimeoutSeconds).toMatch(/^\{% (\$max\(\[1, .*\]\)|\$next\.seconds) %\}$/);
  });

  it('retries errors that it names and that pass, a few times', () => {
    const names = (state.Retry ?? []).flatMap(({ ErrorEquals }) => ErrorEquals);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => name.startsWith('States.'))).toEqual([]);
    if (!state.Resource?.endsWith('startExecution'))
      expect(names).toEqual(expect.arrayContaining(TRANSIENT));
    for (const { MaxAttempts = 3 } of state.Retry ?? []) expect(MaxAttempts).toBeLessThanOrEqual(8);
  });

  it('catches whatever else goes wrong, itself or the Map around it', () => {
    const catchers = (within ?? state).Catch ?? [];
    expect(catchers.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
  });

  it('catches a token’s time-out under both of its names', () => {
    if (!waits(state)) return;
    const named = (state.Catch ?? []).find(({ ErrorEquals }) =>
      ErrorEquals.includes('States.Timeout'),
    );
    expect(named?.ErrorEquals).toEqual(
      expect.arrayContaining(['States.HeartbeatTimeout', 'GateAlreadySettled']),
    );
  });

  // Executions can be read by whoever operates the account: no name, address or answer is in them.
  it('is given ids and instants only', () => {
    const { Payload, Input, ...others } = state.Arguments ?? {};
    const given = { ...(Payload ?? {}), ...(Input ?? {}) };
    expect(
      Object.keys(others).filter(
        (name) => !['FunctionName', 'StateMachineArn', 'Name'].includes(name),
      ),
    ).toEqual([]);
    expect(Object.keys(given).filter((name) => !IDS.includes(name))).toEqual([]);
  });

  it('keeps its token between itself and its door', () => {
    expect('token' in (state.Arguments?.Payload ?? {})).toBe(waits(state));
    expect(JSON.stringify(state.Assign ?? {})).not.toContain('Token');
  });

  it('is given all that its door asks for', async () => {
    const asked = await askedFor(String(state.Arguments?.['FunctionName'] ?? ''));
    const given = Object.keys(state.Arguments?.Payload ?? {});
    expect(asked.filter((field) => !given.includes(field))).toEqual([]);
  });
});

it('variables hold ids, instants and counts only', () => {
  const assigned = DEFINITIONS.flatMap(({ definition }) => statesOf(definition)).flatMap(
    ({ state }) => [
      ...Object.keys(state.Assign ?? {}),
      ...(state.Catch ?? []).flatMap((catcher) =>
        Object.keys((catcher as { Assign?: object }).Assign ?? {}),
      ),
    ],
  );
  expect(assigned.filter((name) => ![...IDS, 'expiresAt', 'next'].includes(name))).toEqual([]);
});

describe.each(GateName.options)('the gate %s in the definition', (gate) => {
  const own = tasksOf(application).filter(
    ({ state }) => state.Arguments?.Payload?.['gate'] === gate,
  );
  const wait = own.find(({ state }) => waits(state));
  const settle = own.find(({ state }) => !waits(state));
  const choice = application.States[settle?.state.Next ?? ''];

  it('is waited at once, and settled however the wait ends', () => {
    expect(own).toHaveLength(2);
    expect(new Set(nextOf(wait?.state ?? none))).toEqual(new Set([settle?.name]));
    expect(choice?.Type).toBe('Choice');
  });

  it('goes on after a decision to where the table of moves leads', () => {
    const froms = MOVES.filter(({ from }) =>
      [gateOf(from, false), gateOf(from, true)].includes(gate),
    );
    for (const { from, event, to } of froms) {
      // The two reserve lists share a status, but each promotes in its own way.
      if (event === 'promote-to-offer' && gate !== 'acceptance-reserve') continue;
      if (event === 'promote-to-interview' && gate !== 'shortlist-reserve') continue;
      // A correction begins a sending of its own, with an execution of its own: this one is over.
      if (event.startsWith('correct-to-')) {
        expect(reachedBy(event), event).toBe('The application is over');
        continue;
      }
      expect(reachedBy(event), `${from} ${event}`).toBe(waitingAt(to, from));
    }
  });

  it('waits again, parks or asks an operator by the answer of its settling', () => {
    const to = (outcome: string) =>
      choice?.Choices?.find(({ Condition }) => Condition.includes(`'${outcome}'`))?.Next;
    expect(to('reopen')).toBe(wait?.name);
    expect(application.States[to('park') ?? '']?.Type).toBe('Succeed');
    expect(application.States[to('stop') ?? '']?.Type).toBe('Fail');
  });

  it('is parked at 280 days, or lapses', () => {
    const seconds = String(wait?.state.TimeoutSeconds);
    expect(seconds).toContain(
      gate === 'answer' ? '$toMillis($expiresAt)' : String(PARK_AFTER / 1000),
    );
  });

  /** The gate that an outcome leads to, by way of tasks that do not wait; or how it ends. */
  function reachedBy(outcome: string): string {
    let name =
      choice?.Choices?.find(
        ({ Condition }) => Condition === `{% $states.input.outcome = '${outcome}' %}`,
      )?.Next ??
      choice?.Default ??
      '';
    for (let state = application.States[name]; state; state = application.States[name]) {
      if (waits(state)) return String(state.Arguments?.Payload?.['gate']);
      if (state.Next === undefined) return name;
      name = state.Next;
    }
    return 'nowhere';
  }
});

describe('an execution of an application', () => {
  it.each([theProgramme(), harbour()])('lives for less than 290 days: $id', (programme) => {
    // It starts while applications are open; a gate parks at 280 days, an answer ends with offers.
    const longest = Date.parse(offersEnd(programme)) - Date.parse(opensAt(programme));
    expect(Math.max(PARK_AFTER, longest)).toBeLessThan(290 * DAY);
  });
});

it('a sleep is short enough for the last one to end within 290 days', () => {
  expect(PARK_AFTER + LONGEST_SLEEP).toBeLessThan(290 * DAY);
});

const none = { Type: 'none' };

const IDS = [
  'applicationId',
  'sending',
  'gate',
  'token',
  'enteredAt',
  'retry',
  'startedAt',
  'ended',
  'timelineId',
  'generation',
  'events',
  'seenWake',
  'occasionId',
  'version',
  'source',
  'after',
];

/** Where an application of that status waits, in the words of `reachedBy`. */
function waitingAt(to: Status, from: Status): string {
  const gate = gateOf(to, from === 'recommended');
  if (gate) return gate;
  return to === 'in-cohort' ? 'In the cohort' : 'The application is over';
}

/** The fields that a door refuses to be without. */
async function askedFor(functionName: string): Promise<string[]> {
  const file = DOORS.find(({ name }) => functionName === `\${${name}Arn}`)?.file;
  if (file === undefined) return [];
  process.env['LOG_LEVEL'] = 'silent';
  const { door } = (await import(`${import.meta.dirname}/../functions/${file}.ts`)) as {
    door: Door;
  };
  const deps = { now: () => '2024-09-01T08:00:00.000Z', newId: () => 'id' };
  const context = { getRemainingTimeInMillis: () => 60_000 };
  const refusal = await door(deps)({}, context).catch((error: Error) => error);
  expect(refusal).toMatchObject({ name: 'InputInvalid' });
  return (refusal as Error).message.split(': ').at(-1)?.split(', ') ?? [];
}
