import type { TaskState } from '../definition/types.ts';
import type { Call, Timer } from '../execution.ts';
import { type Failure, StateFailed } from '../failure.ts';
import { integerField, MAX_SECONDS } from '../fields.ts';
import { isTooLarge, textOf } from '../json.ts';
import { defined, present } from '../present.ts';
import { type Resource, readResource } from '../resources.ts';
import { BLOCKED, type Left, record, type Step, setTimer, type Verdict } from '../step.ts';
import { createToken } from '../tokens.ts';
import { fieldOf, leave, tooLarge } from '../visible.ts';

type TaskStep = Step<TaskState>;

/** Task: works out the call and schedules it; the engine makes it when the turn is over. */
export function beginTask(step: TaskStep): Verdict {
  const { engine, execution, frame, state } = step;
  const resource = resourceOf(state);
  const call: Call = { resource: state.Resource, arguments: 'null', answered: false };
  frame.call = call;
  if (resource.waitsForToken) call.token = createToken(step);
  const { Arguments } = state;
  const value = Arguments === undefined ? frame.input : fieldOf(step, 'Arguments', Arguments);
  call.arguments = textOf(value);
  if (isTooLarge(call.arguments)) throw new StateFailed(tooLarge(step));
  recordScheduled(step, call, limitsOf(step));
  frame.phase = 'calling';
  engine.calls.push({ execution, frame, attempt: frame.attempt });
  return BLOCKED;
}

/**
 * The call answered. A task that waits for more notes the answer; after a restart the
 * call is not made again.
 */
export function answerTask(step: TaskStep, output: unknown): Verdict {
  const resource = resourceOf(step.state);
  const call = present(step.frame.call, 'call');
  if (!resource.waits) return succeedTask(step, output);
  call.answered = true;
  record(step, 'TaskSubmitted', { output: textOf(output), ...names(resource) });
  return BLOCKED;
}

/** The task succeeded: by its answer, by SendTaskSuccess, or because its child did. */
export function succeedTask(step: TaskStep, output: unknown): Left {
  const { state } = step;
  const resource = resourceOf(state);
  const text = textOf(output);
  if (isTooLarge(text)) return failTask(step, tooLarge(step));
  if (isFunction(resource)) record(step, 'LambdaFunctionSucceeded', { output: text });
  else record(step, 'TaskSucceeded', { output: text, ...names(resource) });
  return leave(step, { rule: state, next: state.Next }, { fallback: output, result: output });
}

/** The task failed: its call threw, or SendTaskFailure said so. */
export function failTask(step: TaskStep, failure: Failure): never {
  const resource = resourceOf(step.state);
  const { alsoKnownAs, ...details } = failure;
  if (isFunction(resource)) record(step, 'LambdaFunctionFailed', details);
  else record(step, 'TaskFailed', { ...details, ...names(resource) });
  throw new StateFailed(failure);
}

/** A timeout or a missed heartbeat: both are reported as States.Timeout. */
export function timeOutTask(step: TaskStep, kind: Timer['kind']): never {
  const resource = resourceOf(step.state);
  const error = 'States.Timeout';
  if (isFunction(resource)) record(step, 'LambdaFunctionTimedOut', { error });
  else record(step, 'TaskTimedOut', { error, ...names(resource) });
  const other = kind === 'heartbeat' ? { alsoKnownAs: 'States.HeartbeatTimeout' } : {};
  throw new StateFailed({ error, ...other });
}

/** The resource of a state that was checked when its definition was loaded. */
export function resourceOf(state: TaskState): Resource {
  return present(readResource(state.Resource), `integration ${state.Resource}`);
}

type Limits = { timeoutInSeconds?: number; heartbeatInSeconds?: number };

function limitsOf(step: TaskStep): Limits {
  const { TimeoutSeconds, HeartbeatSeconds } = step.state;
  const seconds = { min: 1, max: MAX_SECONDS };
  const timeout = integerField(step, { name: 'TimeoutSeconds', template: TimeoutSeconds }, seconds);
  const heartbeat = integerField(
    step,
    { name: 'HeartbeatSeconds', template: HeartbeatSeconds },
    seconds,
  );
  return defined({ timeoutInSeconds: timeout, heartbeatInSeconds: heartbeat });
}

function recordScheduled(step: TaskStep, call: Call, limits: Limits): void {
  const { engine, state } = step;
  const credentials =
    state.Credentials === undefined
      ? {}
      : { taskCredentials: lowerFirst(fieldOf(step, 'Credentials', state.Credentials)) };
  const resource = resourceOf(state);
  const text = call.arguments;
  const now = engine.now();
  if (limits.timeoutInSeconds !== undefined) {
    setTimer(step, 'timeout', now + 1000 * limits.timeoutInSeconds);
  }
  if (limits.heartbeatInSeconds !== undefined) {
    call.heartbeatSeconds = limits.heartbeatInSeconds;
    setTimer(step, 'heartbeat', now + 1000 * limits.heartbeatInSeconds);
  }
  if (isFunction(resource)) {
    const details = { ...limits, ...credentials, input: text, resource: resource.arn };
    record(step, 'LambdaFunctionScheduled', details);
    record(step, 'LambdaFunctionStarted');
    return;
  }
  const details = { ...limits, ...credentials, parameters: text, region: engine.region };
  record(step, 'TaskScheduled', { ...details, ...names(resource) });
  record(step, 'TaskStarted', names(resource));
}

function names({ service, action }: Resource): { resource: string; resourceType: string } {
  return { resource: action, resourceType: service };
}

function isFunction({ service }: Resource): boolean {
  return service === 'function';
}

function lowerFirst(credentials: unknown): Record<string, unknown> {
  return { roleArn: (credentials as { RoleArn?: unknown } | null)?.RoleArn };
}
