import { ApiError } from './api/error.ts';
import type { TaskState } from './definition/types.ts';
import type { Execution } from './execution.ts';
import type { Failure } from './failure.ts';
import { sdkMetadata } from './integration-result.ts';
import { isObject, textOf } from './json.ts';
import { defined } from './present.ts';
import type { Resource } from './resources.ts';
import { type Start, start } from './start.ts';
import { endChild } from './states/distributed-map.ts';
import { answerTask, failTask, resourceOf, succeedTask } from './states/task.ts';
import { asTask, type Engine, frameOf, type Step, stepOf, type Verdict } from './step.ts';
import { resume } from './turn.ts';

/** Starts an execution for a `states:startExecution` task, in this same runner. */
export function startChild(step: Step<TaskState>, resource: Resource): void {
  const { engine, execution, frame } = step;
  const waiter = { executionArn: execution.arn, frame: frame.id, attempt: frame.attempt };
  try {
    const request = {
      ...requestOf(step),
      ...defined({ waiter: resource.waits ? waiter : undefined }),
    };
    const child = start(engine, request);
    const answer = startedAnswer(engine, child);
    resume(step, () => answerTask(step, answer));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    resume(step, () => failTask(step, refusal(engine, error)));
  }
}

/** Brings the end of an execution to the task or map that waits for it. */
export function tellWaiter(engine: Engine, child: Execution): void {
  const step = waitingStep(engine, child);
  if (step === undefined) return;
  const { state, ...rest } = step;
  if (state.Type === 'Map') resume(step, () => endChild({ ...rest, state }, child));
  else resume(step, () => endTask(asTask(step), child));
}

function waitingStep(engine: Engine, { waiter }: Execution): Step | undefined {
  const execution = waiter === undefined ? undefined : engine.live.get(waiter.executionArn);
  const frame = execution === undefined ? undefined : frameOf(execution, waiter?.frame);
  if (execution === undefined || frame === undefined) return undefined;
  return frame.attempt === waiter?.attempt ? stepOf(engine, execution, frame) : undefined;
}

function endTask(step: Step<TaskState>, child: Execution): Verdict {
  const parsed = resourceOf(step.state).child === 'ended-parsed';
  const outcome = childOutcome(child, parsed);
  if (child.status === 'SUCCEEDED') return succeedTask(step, outcome);
  return failTask(step, { error: 'States.TaskFailed', cause: textOf(outcome) });
}

function requestOf({ frame }: Step<TaskState>): Start {
  const given: unknown = JSON.parse(frame.call?.arguments ?? 'null');
  const { StateMachineArn, Name, Input } = isObject(given) ? given : {};
  return {
    stateMachineArn: String(StateMachineArn),
    ...defined({
      name: typeof Name === 'string' ? Name : undefined,
      input: Input === undefined || typeof Input === 'string' ? Input : textOf(Input),
    }),
  };
}

function startedAnswer({ random, now }: Engine, child: Execution): Record<string, unknown> {
  const requestId = random.uuid();
  const body = JSON.stringify({ executionArn: child.arn, startDate: child.startedAt / 1000 });
  const headers = {
    connection: 'keep-alive',
    'Content-Length': String(body.length),
    'Content-Type': 'application/x-amz-json-1.0',
    Date: new Date(now()).toUTCString(),
    'x-amzn-RequestId': requestId,
  };
  return {
    ExecutionArn: child.arn,
    ...sdkMetadata(headers, requestId),
    StartDate: new Date(child.startedAt).toISOString(),
  };
}

function refusal({ random }: Engine, { name, message }: ApiError): Failure {
  const service = `(Service: Sfn, Status Code: 400, Request ID: ${random.uuid()})`;
  return { error: `StepFunctions.${name}Exception`, cause: `${message} ${service}` };
}

function childOutcome(child: Execution, parsed: boolean): Record<string, unknown> {
  const shown = (text: string) => (parsed ? JSON.parse(text) : text);
  const included = { Included: true };
  const output =
    child.output === undefined ? {} : { Output: shown(child.output), OutputDetails: included };
  const redrive =
    child.output === undefined
      ? { RedriveStatus: 'REDRIVABLE' }
      : {
          RedriveStatus: 'NOT_REDRIVABLE',
          RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
        };
  return {
    ...defined({ Cause: child.cause, Error: child.error }),
    ExecutionArn: child.arn,
    Input: shown(child.input),
    InputDetails: included,
    Name: child.name,
    ...output,
    RedriveCount: child.redriveCount,
    ...redrive,
    StartDate: child.startedAt,
    StateMachineArn: child.stateMachineArn,
    Status: child.status,
    StopDate: child.stoppedAt,
  };
}
