import { describe, expect, it } from 'vitest';
import { createHost, definitionOf, errorOf } from './host.ts';

const end = { Type: 'Pass', End: true };
const diagnosticsOf = (definition: string) => {
  const { diagnostics, result } = createHost().runner.validateStateMachineDefinition({
    definition,
  });
  expect(result).toBe(diagnostics.length === 0 ? 'OK' : 'FAIL');
  return diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
};

const schema = (text: string) => `SCHEMA_VALIDATION_FAILED: ${text}`;
const task = (more: object) => ({
  A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...more },
});
const say = (expression: string) => ({ A: { ...end, Output: { v: `{% ${expression} %}` } } });
const reference = (name: string) =>
  `UNSUPPORTED_JSONATA_EXPRESSION: Reference to '${name}' at the top level is not supported. at /States/A/Output/v`;

const choices = (...rules: unknown[]) => ({
  A: { Type: 'Choice', Choices: rules, Default: 'B' },
  B: end,
});

describe('The rules and numbers of a state', () => {
  it.each<[string, object, string]>([
    ['no rule', choices(), "'Choices' must be a list of rules at /States/A/Choices"],
    ['no list', task({ Retry: {} }), "'Retry' must be a list of rules at /States/A/Retry"],
    ['a rule that is none', task({ Retry: [1] }), 'A rule must be an object at /States/A/Retry[0]'],
    [
      'no condition',
      choices({ Next: 'B' }),
      "The field 'Condition' is required at /States/A/Choices[0]",
    ],
    [
      'a comparison of JSONPath',
      choices({ Condition: '{% true %}', Variable: '$.a', Next: 'B' }),
      "Field 'Variable' is not supported at /States/A/Choices[0]",
    ],
    [
      'no errors to answer',
      task({ Retry: [{ ErrorEquals: ['A'] }, {}] }),
      "The field 'ErrorEquals' is required at /States/A/Retry[1]",
    ],
    ...['A', [], [1]].map((ErrorEquals): [string, object, string] => [
      `errors that are ${JSON.stringify(ErrorEquals)}`,
      task({ Retry: [{ ErrorEquals }] }),
      "'ErrorEquals' must be a list of error names at /States/A/Retry[0]/ErrorEquals",
    ]),
    [
      'a path of JSONPath',
      task({ Catch: [{ ErrorEquals: ['A'], Next: 'A', ResultPath: '$.e' }] }),
      "Field 'ResultPath' is not supported at /States/A/Catch[0]",
    ],
    ...(
      [
        ['MaxAttempts', -1, 'a whole number from 0 to 99999999'],
        ['MaxAttempts', 1.5, 'a whole number from 0 to 99999999'],
        ['IntervalSeconds', '1', 'a whole number from 0 to 99999999'],
        ['MaxDelaySeconds', 0, 'a whole number from 1 to 99999999'],
        ['BackoffRate', 0.5, `a number from 1 to ${Number.MAX_VALUE}`],
      ] as const
    ).map(([field, value, wanted]): [string, object, string] => [
      `${field} of ${JSON.stringify(value)}`,
      task({ Retry: [{ ErrorEquals: ['A'], [field]: value }] }),
      `'${field}' must be ${wanted} at /States/A/Retry[0]/${field}`,
    ]),
    [
      'another kind of jitter',
      task({ Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'SOME' }] }),
      "'JitterStrategy' must be FULL or NONE at /States/A/Retry[0]/JitterStrategy",
    ],
    ...(
      [
        [{ TimeoutSeconds: 0 }, 'TimeoutSeconds', 'a whole number from 1 to 99999999'],
        [
          { HeartbeatSeconds: 100_000_000 },
          'HeartbeatSeconds',
          'a whole number from 1 to 99999999',
        ],
      ] as const
    ).map(([more, field, wanted]): [string, object, string] => [
      JSON.stringify(more),
      task(more),
      `'${field}' must be ${wanted} at /States/A/${field}`,
    ]),
    [
      'a share above the whole',
      {
        A: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'B', States: { B: end } },
          ToleratedFailurePercentage: 100.5,
          End: true,
        },
      },
      "'ToleratedFailurePercentage' must be a number from 0 to 100 at /States/A/ToleratedFailurePercentage",
    ],
  ])('are refused with %s', (_, states, diagnostic) => {
    expect(diagnosticsOf(definitionOf(states as Record<string, unknown>))).toEqual([
      schema(diagnostic),
    ]);
  });

  it('may be at their limits, or left to an expression', () => {
    const Retry = [
      {
        ErrorEquals: ['A', 'B'],
        IntervalSeconds: 0,
        MaxAttempts: 0,
        BackoffRate: 1,
        MaxDelaySeconds: 1,
        JitterStrategy: 'FULL',
        Comment: 'rarely',
      },
    ];
    const Catch = [{ ErrorEquals: ['A'], Assign: {}, Output: 1, Comment: 'then', Next: 'B' }];
    const more = { TimeoutSeconds: 99_999_999, HeartbeatSeconds: '{% 1 %}', Retry, Catch };
    const states = { A: { ...task(more).A, Next: 'B', End: undefined }, B: end };
    expect(diagnosticsOf(definitionOf(states))).toEqual([]);
    const wait = { A: { Type: 'Wait', Seconds: 0, End: true } };
    expect(diagnosticsOf(definitionOf(wait, { TimeoutSeconds: 1 }))).toEqual([]);
    expect(diagnosticsOf(definitionOf(wait, { TimeoutSeconds: 'long' }))).toEqual([
      schema("'TimeoutSeconds' must be a whole number from 1 to 99999999 at /TimeoutSeconds"),
    ]);
  });
});

describe('A definition', () => {
  it.each<[string, object, string]>([
    [
      'a target that does not exist',
      { A: { Type: 'Pass', Next: 'B' }, C: end },
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next",
    ],
    [
      'a state nothing leads to',
      { A: end, B: end },
      'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
    ],
    ['no end', { A: { Type: 'Pass', Next: 'A' } }, schema('There is no terminal state at /States')],
    [
      'a field of another kind of state',
      { A: { ...end, Catch: [] } },
      schema("Field 'Catch' is not supported at /States/A"),
    ],
    [
      'a field of JSONPath',
      { A: { ...end, InputPath: '$' } },
      schema("Field 'InputPath' is not supported at /States/A"),
    ],
    [
      'a state in JSONPath',
      { A: { ...end, QueryLanguage: 'JSONPath' } },
      schema(
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
      ),
    ],
    [
      'an unknown type',
      { A: { Type: 'Dance', End: true } },
      schema("The state type 'Dance' is not supported at /States/A/Type"),
    ],
    [
      'neither Next nor End',
      { A: { Type: 'Pass' }, B: end },
      schema("Exactly one of 'Next' and 'End' is required at /States/A"),
    ],
    [
      'an unknown resource',
      task({ Resource: 'arn:aws:states:::dance:now' }),
      schema("The resource 'arn:aws:states:::dance:now' is not supported at /States/A/Resource"),
    ],
    [
      'an unknown pattern',
      task({ Resource: 'arn:aws:states:::lambda:invoke.later' }),
      schema(
        "The resource 'arn:aws:states:::lambda:invoke.later' is not supported at /States/A/Resource",
      ),
    ],
    [
      'no resource',
      task({ Resource: undefined }),
      schema("The field 'Resource' is required at /States/A"),
    ],
    [
      'an ItemReader',
      {
        A: {
          Type: 'Map',
          ItemReader: {},
          ItemProcessor: { StartAt: 'B', States: { B: end } },
          End: true,
        },
      },
      schema("Field 'ItemReader' is not supported at /States/A"),
    ],
    [
      'a language in a processor',
      {
        A: {
          Type: 'Map',
          ItemProcessor: { QueryLanguage: 'JSONata', StartAt: 'B', States: { B: end } },
          End: true,
        },
      },
      schema("Field 'QueryLanguage' is not supported at /States/A/ItemProcessor"),
    ],
    [
      'a bad branch',
      { A: { Type: 'Parallel', Branches: [1, { StartAt: 'B', States: {} }], End: true } },
      schema('A branch must be an object at /States/A/Branches[0]'),
    ],
    [
      'a state that is no object',
      { A: end, B: 1 },
      schema('A state must be an object at /States/B'),
    ],
    [
      'a wait for nothing',
      { A: { Type: 'Wait', End: true } },
      schema("Exactly one of 'Seconds' and 'Timestamp' is required at /States/A"),
    ],
    [
      'a broken expression',
      say('1 +'),
      'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output/v',
    ],
    ['a bare name', say('phone'), reference('phone')],
    ['the context item', say('$.phone'), reference('$')],
    ['the root', say('$$'), reference('$$')],
    ['a bare name in an object', say('{"a": [1, phone]}'), reference('phone')],
    ['a bare name in a function call', say('$uppercase(phone)'), reference('phone')],
  ])('with %s is refused', (_, states, diagnostic) => {
    expect(diagnosticsOf(definitionOf(states as Record<string, unknown>))).toContain(diagnostic);
  });

  it.each([
    '$states.input.list[n = 1].m',
    '$states.input.list.{"n": n}',
    '$map($states.input.list, function($v) { $v.n })',
    '($a := 1; $a + 1)',
    '$states.input.list^(n)',
    '$states.input.list{kind: n}',
    '$states.input.list ~> $count()',
    '$states.input.a ? 1 : 2',
    '$states.input.list.(n + m)',
    '$states.input ~> |$|{"n": m}, "k"|',
  ])('may say %s', (expression) => {
    expect(diagnosticsOf(definitionOf(say(expression)))).toEqual([]);
  });

  it('is refused as a whole by CreateStateMachine, with every reason', () => {
    const { runner } = createHost();
    const definition = definitionOf({ A: { Type: 'Pass', Next: 'B' }, C: end });
    expect(errorOf(() => runner.createStateMachine({ name: 'm', definition }))).toBe(
      "InvalidDefinition: Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, MISSING_TRANSITION_TARGET: State \"C\" is not reachable. at /States/C'",
    );
    expect(errorOf(() => runner.createStateMachine({ name: 'm', definition: '{' }))).toMatch(
      /INVALID_JSON_DESCRIPTION/,
    );
  });

  it('is JSONata as a whole or state by state', () => {
    const mixed = { StartAt: 'A', States: { A: { ...end, QueryLanguage: 'JSONata' } } };
    expect(diagnosticsOf(JSON.stringify(mixed))).toEqual([]);
    expect(diagnosticsOf(JSON.stringify({ StartAt: 'A', States: { A: end } }))).toEqual([
      schema(
        "The QueryLanguage is set to 'JSONPath', but this runner only supports 'JSONata' at /States/A",
      ),
    ]);
  });

  it('that is no definition at all is refused', () => {
    expect(diagnosticsOf('[]')).toEqual([schema('The definition must be an object at /')]);
    expect(diagnosticsOf('{}')).toEqual([schema('At least one state is required at /States')]);
    expect(diagnosticsOf('{')[0]).toMatch(/^INVALID_JSON_DESCRIPTION/);
    expect(diagnosticsOf(definitionOf({ A: end }, { StartAt: 'Z' }))[0]).toBe(
      "MISSING_TRANSITION_TARGET: Missing 'StartAt' target: Z at /StartAt",
    );
  });

  it('shows as many diagnostics as are asked for', () => {
    const { runner } = createHost();
    const definition = definitionOf({ A: end, B: end, C: end });
    const { diagnostics, truncated } = runner.validateStateMachineDefinition({
      definition,
      maxResults: 1,
    });
    expect({ diagnostics, truncated }).toEqual({
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'MISSING_TRANSITION_TARGET',
          message: 'State "B" is not reachable.',
          location: '/States/B',
        },
      ],
      truncated: true,
    });
    expect(runner.validateStateMachineDefinition({ definition }).truncated).toBe(false);
  });
});
