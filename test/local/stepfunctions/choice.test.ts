import { describe, expect, it } from 'vitest';
import { outcomeOf } from './host.ts';

const choice = (Condition: unknown, more: object = {}) => ({
  Choose: {
    Type: 'Choice',
    Choices: [{ Condition, Assign: { by: 'rule' }, Output: 'from the rule', Next: 'End' }],
    Assign: { by: 'default' },
    Output: 'from the state',
    ...more,
  },
  End: { Type: 'Pass', Output: '{% [$states.input, $by] %}', End: true },
});

const where = "An error occurred while executing the state 'Choose' (entered at the event id #2).";

describe('A Succeed', () => {
  it('ends a branch with its Output, or its input', async () => {
    expect((await outcomeOf({ End: { Type: 'Succeed' } }, { input: 1 })).output).toBe(1);
    const { output } = await outcomeOf({ End: { Type: 'Succeed', Output: '{% 2 %}' } });
    expect(output).toBe(2);
  });
});

describe('A Fail', () => {
  it('needs neither an error nor a cause, but they must be text', async () => {
    const { status, error, cause } = await outcomeOf({ End: { Type: 'Fail' } });
    expect({ status, error, cause }).toEqual({
      status: 'FAILED',
      error: undefined,
      cause: undefined,
    });
    const wrong = await outcomeOf({ End: { Type: 'Fail', Error: '{% 1 %}' } });
    expect(wrong.cause).toContain(
      "field 'Error' returned an unexpected result type. Expected 'string'",
    );
    const unsaid = await outcomeOf({ End: { Type: 'Fail', Cause: '{% 1 %}' } });
    expect(unsaid.cause).toContain("field 'Cause' returned an unexpected result type.");
  });
});

describe('A Choice', () => {
  it('takes the first rule that holds, with the Assign and Output of the rule', async () => {
    const { output } = await outcomeOf(choice('{% true %}', { Default: 'End' }));
    expect(output).toEqual(['from the rule', 'rule']);
  });

  it('falls back to the default, with its own Assign and Output', async () => {
    const { output } = await outcomeOf(choice('{% false %}', { Default: 'End' }));
    expect(output).toEqual(['from the state', 'default']);
  });

  it('fails when no rule holds and there is no default', async () => {
    const { error, cause } = await outcomeOf(choice('{% false %}'));
    expect(error).toBe('States.NoChoiceMatched');
    expect(cause).toBe(
      `${where} Failed to transition out of the state. The state does not point to a next state.`,
    );
  });

  it('wants a boolean, not something like one', async () => {
    const { cause } = await outcomeOf(choice('{% 1 %}'));
    const subject = "The JSONata expression '1' specified for the field 'Choices[0]/Condition'";
    expect(cause).toBe(
      `${where} ${subject} returned an unexpected result type. Expected 'boolean', but was 'number' for value: 1`,
    );
  });
});
