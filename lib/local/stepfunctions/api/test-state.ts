import { spoken } from '../ending.ts';
import { EvaluationFailed, type Failure, StateFailed } from '../failure.ts';
import { isObject } from '../json.ts';
import { defined } from '../present.ts';
import { catcherFor, errorOutputOf, retryOf } from '../recovery.ts';
import { close } from '../settle.ts';
import { begin, wake } from '../states/kinds.ts';
import { exceedsTolerance, THRESHOLD_EXCEEDED } from '../states/map-items.ts';
import { failTask, succeedTask } from '../states/task.ts';
import { asTask, type Engine, type Left, type Step } from '../step.ts';
import { leave } from '../visible.ts';
import { invalid } from './error.ts';
import { type ErrorDetails, inspectionOf } from './inspection.ts';
import type { Fields } from './request.ts';
import { type Mock, mockOf, stepUnderTest } from './state-under-test.ts';

/**
 * TestState: one state, alone, with the answer of its task given by the caller. Nothing is called
 * and nothing waits: a Wait ends at once, a Parallel or Map answers with its mock.
 */
export function testState(engine: Engine, input: Fields) {
  const step = stepUnderTest(engine, input);
  const mock = mockOf(input, step);
  try {
    const left = leftOf(step, mock, failuresIn(input));
    const { assign } = left;
    const inspection = inspectionOf(step, input, { result: mock?.result, assign });
    return { status: 'SUCCEEDED', ...shown(left), ...inspection };
  } catch (thrown) {
    const { left, details, ...outcome } = dealtWith(step, failureOf(thrown));
    const inspection = inspectionOf(step, input, {
      ...defined({ assign: left?.assign, errorDetails: details }),
    });
    return { ...outcome, ...(left === undefined ? {} : shown(left)), ...inspection };
  } finally {
    close(step.engine);
  }
}

function leftOf(step: Step, mock: Mock | undefined, failures: number): Left {
  const { state } = step;
  const begun = begin(step);
  const verdict = state.Type === 'Wait' ? wake(step, 'wait') : begun;
  if (verdict.kind === 'left') return verdict;
  if (mock === undefined) throw invalid('A mock is required: this runner calls nothing in a test');
  const { failure, result } = mock;
  if (state.Type === 'Task') {
    return failure === undefined
      ? succeedTask(asTask(step), result)
      : failTask(asTask(step), failure);
  }
  if (failure !== undefined) throw new StateFailed(failure);
  checkTolerance(step, failures);
  if (state.Type !== 'Parallel' && state.Type !== 'Map') throw new Error(`A ${state.Type} waits`);
  return leave(step, { rule: state, next: state.Next }, { fallback: result, result });
}

// So many iterations of a Map failed, the caller says.
function checkTolerance({ frame: { children } }: Step, count: number): void {
  if (children === undefined || count === 0) return;
  const { length } = children.items;
  if (count > length) throw invalid(`mapIterationFailureCount is above the ${length} iterations`);
  const failures = Array.from({ length: count }, (_, index) => index);
  if (exceedsTolerance({ ...children, failures })) throw new StateFailed(THRESHOLD_EXCEEDED);
}

function failuresIn({ stateConfiguration }: Fields): number {
  if (!isObject(stateConfiguration)) return 0;
  return Number(stateConfiguration['mapIterationFailureCount'] ?? 0);
}

type Outcome = { status: string; error?: string; cause?: string };

/** What becomes of a failure: another attempt, a catcher's way on, or the end. */
function dealtWith(
  step: Step,
  failure: Failure,
): Outcome & { left?: Left; details?: ErrorDetails } {
  const told = spoken(failure);
  const retry = retryOf(step, failure);
  if (retry !== undefined) {
    const { index: retryIndex, delay } = retry;
    const details = { retryIndex, retryBackoffIntervalSeconds: delay / 1000 };
    return { status: 'RETRIABLE', ...told, details };
  }
  const taken = catcherFor(step, failure);
  if (taken === undefined) return { status: 'FAILED', ...told };
  const { catcher, index: catchIndex } = taken;
  const errorOutput = errorOutputOf(failure);
  const rule = { rule: catcher, at: `Catch[${catchIndex}]/`, next: catcher.Next };
  try {
    const left = leave(step, rule, { fallback: errorOutput, errorOutput });
    return { status: 'CAUGHT_ERROR', ...told, left, details: { catchIndex } };
  } catch (thrown) {
    return { status: 'FAILED', ...spoken(failureOf(thrown)) };
  }
}

function shown({ text, next }: Left) {
  return { output: text, ...defined({ nextState: next }) };
}

// TestState tells what went wrong without saying where in an execution: there is none.
function failureOf(thrown: unknown): Failure {
  if (thrown instanceof StateFailed) return thrown.failure;
  if (!(thrown instanceof EvaluationFailed)) throw thrown;
  return { error: 'States.QueryEvaluationError', cause: thrown.message };
}
