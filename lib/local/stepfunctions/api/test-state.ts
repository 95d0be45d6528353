import type { MapState, ParallelState } from '../definition/types.ts';
import { spoken } from '../ending.ts';
import { EvaluationFailed, type Failure, StateFailed } from '../failure.ts';
import { textOf } from '../json.ts';
import { defined } from '../present.ts';
import { catcherFor, errorOutputOf, retryDelay } from '../recovery.ts';
import { close } from '../settle.ts';
import { begin, wake } from '../states/kinds.ts';
import { failTask, succeedTask } from '../states/task.ts';
import { asTask, type Engine, type Left, type Step } from '../step.ts';
import { leave } from '../visible.ts';
import { invalid } from './error.ts';
import type { Fields } from './request.ts';
import { type Mock, mockOf, stepUnderTest } from './state-under-test.ts';

/**
 * TestState: one state, alone, with the answer of its task given by the caller. Nothing is called
 * and nothing waits: a Wait ends at once, a Parallel or Map answers with its mock.
 */
export function testState(engine: Engine, input: Fields) {
  const step = stepUnderTest(engine, input);
  const mock = mockOf(input);
  try {
    const left = leftOf(step, mock);
    return {
      status: 'SUCCEEDED',
      ...shown(left),
      ...inspection(step, { input, result: mock?.result }),
    };
  } catch (thrown) {
    return { ...failed(step, failureOf(thrown)), ...inspection(step, { input }) };
  } finally {
    close(step.engine);
  }
}

function leftOf(step: Step, mock: Mock | undefined): Left {
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
  const rule = state as ParallelState | MapState;
  return leave(step, { rule, next: rule.Next }, { fallback: result, result });
}

function failed(step: Step, failure: Failure) {
  const told = spoken(failure);
  if (retryDelay(step, failure) !== undefined) return { status: 'RETRIABLE', ...told };
  const taken = catcherFor(step, failure);
  if (taken === undefined) return { status: 'FAILED', ...told };
  const errorOutput = errorOutputOf(failure);
  const rule = { rule: taken.catcher, at: `Catch[${taken.index}]/`, next: taken.catcher.Next };
  try {
    const left = leave(step, rule, { fallback: errorOutput, errorOutput });
    return { status: 'CAUGHT_ERROR', ...told, ...shown(left) };
  } catch (thrown) {
    return { status: 'FAILED', ...spoken(failureOf(thrown)) };
  }
}

function shown({ text, next }: Left) {
  return { output: text, ...defined({ nextState: next }) };
}

function inspection(step: Step, { input, result }: { input: Fields; result?: unknown }) {
  const level = input['inspectionLevel'] ?? 'INFO';
  if (level === 'INFO') return {};
  const { call, input: given, variables } = step.frame;
  return {
    inspectionData: {
      input: textOf(given),
      ...defined({
        afterArguments: call?.arguments,
        result: result === undefined ? undefined : textOf(result),
      }),
      variables: textOf(variables),
    },
  };
}

// TestState tells what went wrong without saying where in an execution: there is none.
function failureOf(thrown: unknown): Failure {
  if (thrown instanceof StateFailed) return thrown.failure;
  if (!(thrown instanceof EvaluationFailed)) throw thrown;
  return { error: 'States.QueryEvaluationError', cause: thrown.message };
}
