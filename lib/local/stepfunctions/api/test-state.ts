import type { State } from '../definition/types.ts';
import { spoken } from '../ending.ts';
import { EvaluationFailed, type Failure, StateFailed } from '../failure.ts';
import { textOf } from '../json.ts';
import { defined } from '../present.ts';
import { catcherFor, errorOutputOf, retryDelay } from '../recovery.ts';
import { close } from '../settle.ts';
import { begin, wake } from '../states/kinds.ts';
import { answerTask, failTask, succeedTask } from '../states/task.ts';
import type { Engine, Left, Step, Verdict } from '../step.ts';
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
  const { state, ...rest } = step;
  let verdict = begin(step);
  if (state.Type === 'Wait') verdict = wake(step, 'wait');
  if (verdict.kind === 'left') return verdict;
  if (mock === undefined) throw invalid('A mock is required: this runner calls nothing in a test');
  if (state.Type === 'Task') verdict = answered({ ...rest, state }, mock);
  else verdict = mocked(step, mock);
  if (verdict.kind === 'left') return verdict;
  throw invalid('The mock does not end the state');
}

function answered(step: Step<Extract<State, { Type: 'Task' }>>, mock: Mock): Verdict {
  if (mock.failure !== undefined) return failTask(step, mock.failure);
  const verdict = answerTask(step, mock.result);
  return verdict.kind === 'left' ? verdict : succeedTask(step, mock.result);
}

function mocked(step: Step, { failure, result }: Mock): Verdict {
  if (failure !== undefined) throw new StateFailed(failure);
  const { state } = step;
  if (state.Type !== 'Parallel' && state.Type !== 'Map') throw invalid('This state takes no mock');
  return leave(step, { rule: state, next: state.Next }, { fallback: result, result });
}

function failed(step: Step, failure: Failure) {
  const told = spoken(failure);
  if (retryDelay(step, failure) !== undefined) return { status: 'RETRIABLE', ...told };
  const taken = catcherFor(step, failure);
  if (taken === undefined) return { status: 'FAILED', ...told };
  const errorOutput = errorOutputOf(failure);
  const rule = { rule: taken.catcher, at: `Catch[${taken.index}]/`, next: taken.catcher.Next };
  const left = leave(step, rule, { fallback: errorOutput, errorOutput });
  return { status: 'CAUGHT_ERROR', ...told, ...shown(left) };
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
