import type { ChoiceState } from '../definition/types.ts';
import { StateFailed } from '../failure.ts';
import { booleanField } from '../fields.ts';
import type { Step, Verdict } from '../step.ts';
import { leave } from '../visible.ts';

/** Choice: the first rule that holds decides; its Assign and Output replace the state's own. */
export function beginChoice(step: Step<ChoiceState>): Verdict {
  const { state, frame } = step;
  for (const [index, rule] of state.Choices.entries()) {
    const at = `Choices[${index}]/`;
    if (booleanField(step, `${at}Condition`, rule.Condition)) {
      return leave(step, { rule, at, next: rule.Next }, { fallback: frame.input });
    }
  }
  if (state.Default === undefined) throw new StateFailed(noMatch(step));
  return leave(step, { rule: state, next: state.Default }, { fallback: frame.input });
}

function noMatch({ frame }: Step): { error: string; cause: string } {
  const where = `the state '${frame.state}' (entered at the event id #${frame.enteredEvent})`;
  const why = 'Failed to transition out of the state. The state does not point to a next state.';
  return {
    error: 'States.NoChoiceMatched',
    cause: `An error occurred while executing ${where}. ${why}`,
  };
}
