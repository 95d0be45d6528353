import type { PassState, SucceedState } from '../definition/types.ts';
import type { Step, Verdict } from '../step.ts';
import { leave } from '../visible.ts';

/** Pass: leaves at once with its Output, or its input. */
export function beginPass(step: Step<PassState>): Verdict {
  const { state, frame } = step;
  return leave(step, { rule: state, next: state.Next }, { fallback: frame.input });
}

/** Succeed: the same, and the branch or execution ends. */
export function beginSucceed(step: Step<SucceedState>): Verdict {
  const { state, frame } = step;
  return leave(step, { rule: state, next: undefined }, { fallback: frame.input });
}
