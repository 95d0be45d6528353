import { describe, expect, it } from 'vitest';
import { lintDefinition } from '../../../lib/local/stepfunctions/lint/lint.ts';
import { definitionOf } from './host.ts';

const findingsOf = (states: Record<string, unknown>) =>
  lintDefinition(definitionOf(states)).map(({ rule, path }) => `${rule} ${path}`);

const end = { Type: 'Pass', End: true };
const task = (more: object) => ({
  A: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {},
    End: true,
    ...more,
  },
  ...('Catch' in more ? { B: end } : {}),
});
const say = (expression: string, before: object = {}) => ({
  First: { Type: 'Pass', ...before, Next: 'A' },
  A: { ...end, Output: `{% ${expression} %}` },
});
const all = (...ErrorEquals: string[]) => ({ ErrorEquals, Next: 'B' });
const map = (state: object, more: object = {}) => ({
  Set: { Type: 'Pass', Assign: { a: 1 }, Next: 'Each' },
  Each: {
    Type: 'Map',
    Items: [1],
    ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true, ...state } }, ...more },
    End: true,
  },
});

describe('The linter', () => {
  const heard = (states: Record<string, unknown>) =>
    lintDefinition(definitionOf(states)).map(({ message }) => message);

  it('says what is wrong in a sentence', () => {
    expect(heard(task({ TimeoutSeconds: 5, HeartbeatSeconds: 9 }))).toContain(
      'HeartbeatSeconds (9) must be smaller than TimeoutSeconds (5)',
    );
    expect(heard(task({ Catch: [all('States.ALL', 'E'), all('F')] }))).toEqual(
      expect.arrayContaining(['States.ALL must be alone', 'States.ALL must be in the last entry']),
    );
    expect(heard(say('$nobody'))).toContain('$nobody is never assigned on the way here');
    expect(heard(say('$states.result'))).toContain('$states.result does not exist here');
    expect(heard(say('$states.errorOutput'))).toContain('$states.errorOutput does not exist here');
    expect(heard({ A: { ...end, Assign: { states: 1, '1st': 2 } } })).toEqual(
      expect.arrayContaining(['states is reserved', "'1st' is not a legal variable name"]),
    );
    expect(heard(map({ Assign: { a: 2 } }))).toContain(
      "'a' belongs to an outer scope and cannot be assigned here",
    );
  });

  it('takes a name of eighty characters, and no longer one', () => {
    const rules = (length: number) =>
      findingsOf({ A: { ...end, Assign: { ['v'.repeat(length)]: 1 } } }).map(
        (finding) => finding.split(' ')[0],
      );
    expect([rules(80), rules(81)]).toEqual([[], ['variable-name']]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a JSONPath state in a JSONata machine',
      { A: { ...end, QueryLanguage: 'JSONPath' } },
      'SCHEMA_VALIDATION_FAILED /States/A',
    ],
    [
      'a heartbeat as long as the timeout',
      task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }),
      'heartbeat-below-timeout /States/A/HeartbeatSeconds',
    ],
    ['a variable nobody assigns', say('$nobody'), 'unassigned-variable /States/A/Output'],
    [
      'a variable assigned only later',
      {
        A: { Type: 'Pass', Output: '{% $later %}', Next: 'B' },
        B: { ...end, Assign: { later: 1 } },
      },
      'unassigned-variable /States/A/Output',
    ],
    [
      'States.ALL in company',
      task({ Catch: [all('States.ALL', 'E')] }),
      'states-all-alone /States/A/Catch[0]/ErrorEquals',
    ],
    [
      'States.ALL before others',
      task({ Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['E'] }] }),
      'states-all-last /States/A/Retry[0]/ErrorEquals',
    ],
    [
      'a result before there is one',
      task({ Arguments: '{% $states.result %}' }),
      'states-result /States/A/Arguments',
    ],
    ['a result in a Pass', say('$states.result.a'), 'states-result /States/A/Output'],
    [
      'a result in a catcher',
      task({ Catch: [{ ...all('E'), Output: '{% $states.result %}' }] }),
      'states-result /States/A/Catch[0]/Output',
    ],
    [
      'an error outside a catcher',
      task({ Output: '{% $states.errorOutput %}' }),
      'states-error-output /States/A/Output',
    ],
    [
      'a variable called states',
      { A: { ...end, Assign: { states: 1 } } },
      'reserved-variable /States/A/Assign/states',
    ],
    [
      'an illegal variable name',
      { A: { ...end, Assign: { '1a': 1 } } },
      'variable-name /States/A/Assign/1a',
    ],
    [
      'a variable name that is too long',
      { A: { ...end, Assign: { ['a'.repeat(81)]: 1 } } },
      `variable-name /States/A/Assign/${'a'.repeat(81)}`,
    ],
    [
      'an assignment to an outer variable',
      map({ Assign: { a: 2 } }),
      'outer-variable /States/Each/ItemProcessor/States/I/Assign/a',
    ],
    [
      'an outer variable in a distributed map',
      map(
        { Output: '{% $a %}' },
        { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
      ),
      'unassigned-variable /States/Each/ItemProcessor/States/I/Output',
    ],
    [
      'what asl-validator finds',
      { A: { Type: 'Wait', Seconds: 1, Timestamp: '2024-01-01T00:00:00Z', End: true } },
      'SCHEMA_VALIDATION_FAILED /States/A',
    ],
    [
      'a name used twice',
      {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'A', States: { A: end } },
            { StartAt: 'A', States: { A: end } },
          ],
          End: true,
        },
      },
      'DUPLICATE_STATE_NAMES /States/Both/Branches[1]/States/A',
    ],
    [
      'a choice of nothing',
      { A: { Type: 'Choice', Choices: [], Default: 'B' }, B: end },
      'SCHEMA_VALIDATION_FAILED /States/A/Choices',
    ],
  ])('finds %s', (_, states, finding) => {
    expect(findingsOf(states)).toEqual([finding]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['a variable assigned before', say('$a + $b', { Assign: { a: 1, b: 2 } })],
    ['a variable bound in the expression', say('($a := 1; $map([1], function($v) { $v + $a }))')],
    ['a function passed by name', say('$map(["a"], $uppercase)')],
    ['an outer variable in an inline map', map({ Output: '{% $a %}' })],
    ['a shorter heartbeat', task({ TimeoutSeconds: 6, HeartbeatSeconds: 5 })],
    ['a timeout that is worked out', task({ TimeoutSeconds: '{% 5 %}', HeartbeatSeconds: 9 })],
    [
      'a result and an error in their places',
      task({
        Output: '{% $states.result %}',
        Catch: [{ ...all('States.ALL'), Output: '{% $states.errorOutput %}' }],
      }),
    ],
    [
      'a variable a loop assigns',
      {
        A: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $exists($n) %}', Next: 'End' }],
          Default: 'B',
        },
        B: { Type: 'Pass', Assign: { n: 1 }, Next: 'A' },
        End: { Type: 'Succeed' },
      },
    ],
    [
      'a variable a rule or catcher assigns',
      {
        A: {
          Type: 'Choice',
          Choices: [{ Condition: '{% true %}', Assign: { n: 1 }, Next: 'B' }],
          Default: 'B',
        },
        B: { ...task({}).A, Catch: [{ ErrorEquals: ['E'], Assign: { m: 1 }, Next: 'C' }] },
        C: { ...end, Output: '{% [$n, $m] %}' },
      },
    ],
  ])('has nothing to say about %s', (_, states) => {
    expect(findingsOf(states)).toEqual([]);
  });

  it('reports broken expressions once, and definitions that are none', () => {
    expect(findingsOf(say('1 +'))).toEqual(['INVALID_JSONATA_EXPRESSION /States/A/Output']);
    expect(lintDefinition('{')).toMatchObject([{ rule: 'json', path: '/' }]);
    const junk = {
      StartAt: 'A',
      States: { A: { Type: 'Map', ItemProcessor: 1, Catch: [1] }, B: 1 },
    };
    expect(lintDefinition(JSON.stringify(junk)).length).toBeGreaterThan(3);
    const branches = {
      A: { Type: 'Parallel', Branches: [1, { StartAt: 'X', States: 1 }], End: true },
    };
    expect(findingsOf(branches)).toContain('SCHEMA_VALIDATION_FAILED /States/A/Branches[0]');
    expect(lintDefinition('[]')).toMatchObject([{ rule: 'SCHEMA_VALIDATION_FAILED', path: '/' }]);
  });
});
