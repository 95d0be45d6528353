import type { FailState } from '../definition/types.ts';
import { StateFailed } from '../failure.ts';
import { stringField } from '../fields.ts';
import { defined } from '../present.ts';
import type { Step, Verdict } from '../step.ts';

/** Fail: ends the branch or execution with an Error and Cause of the definition's choosing. */
export function beginFail(step: Step<FailState>): Verdict {
  const error = stringField(step, 'Error', step.state.Error);
  const cause = stringField(step, 'Cause', step.state.Cause);
  throw new StateFailed(defined({ error, cause }));
}
