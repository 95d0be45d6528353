import type { WaitState } from '../definition/types.ts';
import { EvaluationFailed } from '../failure.ts';
import { integerField, MAX_SECONDS, stringField } from '../fields.ts';
import { present } from '../present.ts';
import { BLOCKED, type Step, setTimer, type Verdict } from '../step.ts';
import { parseTimestamp } from '../timestamp.ts';
import { leave } from '../visible.ts';

// 2^31 seconds, 24,855 days: farther timestamps fail on AWS.
const FARTHEST = 2 ** 31 * 1000;

/** Wait: sets a timer, unless the instant has come already. */
export function beginWait(step: Step<WaitState>): Verdict {
  const due = dueAt(step);
  if (due <= step.engine.now()) return endWait(step);
  setTimer(step, 'wait', due);
  step.frame.phase = 'waiting';
  return BLOCKED;
}

/** The timer of a Wait fired. */
export function endWait(step: Step<WaitState>): Verdict {
  const { state, frame } = step;
  return leave(step, { rule: state, next: state.Next }, { fallback: frame.input });
}

function dueAt(step: Step<WaitState>): number {
  const { Seconds, Timestamp } = step.state;
  if (Timestamp === undefined) {
    const field = { name: 'Seconds', template: Seconds };
    return (
      step.engine.now() +
      1000 * present(integerField(step, field, { min: 0, max: MAX_SECONDS }), 'Seconds')
    );
  }
  const text = present(stringField(step, 'Timestamp', Timestamp), 'Timestamp');
  const due = parseTimestamp(text);
  if (due !== undefined && due - step.engine.now() < FARTHEST) return due;
  const wrong = 'cannot be parsed as an ISO-8601 extended offset date-time format string';
  throw new EvaluationFailed(`The Timestamp field ${wrong}: ${text}`, 'Timestamp');
}
