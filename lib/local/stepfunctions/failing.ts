import { EvaluationFailed, type Failure, StateFailed } from './failure.ts';
import { defined } from './present.ts';
import { recordAfter, type Step } from './step.ts';

/** The failure behind whatever a state threw; failed evaluations get their event here. */
export function failureFrom(step: Step, thrown: unknown): Failure {
  if (thrown instanceof StateFailed) return thrown.failure;
  if (!(thrown instanceof EvaluationFailed)) throw thrown;
  const { frame, state } = step;
  const where = `the state '${frame.state}' (entered at the event id #${frame.enteredEvent})`;
  const cause = `An error occurred while executing ${where}. ${thrown.message}`;
  const error = 'States.QueryEvaluationError';
  const { location } = thrown;
  // States that evaluate before anything else have, to AWS, not quite been entered yet.
  const early = state.Type !== 'Task' && state.Type !== 'Wait';
  const unmoved = frame.lastEvent === frame.enteredEvent;
  const previous = early && unmoved ? frame.priorEvent : frame.lastEvent;
  const details = { cause, error, ...defined({ location }), state: frame.state };
  frame.lastEvent = recordAfter(step, previous, 'EvaluationFailed', details);
  return { error, cause };
}
