import type { TaskState } from '../definition/types.ts';
import { isTooLarge } from '../json.ts';
import { defined } from '../present.ts';
import { failTask, succeedTask } from '../states/task.ts';
import { asTask, type Engine, type Step, setTimer, stepOf } from '../step.ts';
import { holderOf, readToken } from '../tokens.ts';
import { resume } from '../turn.ts';
import { ApiError } from './error.ts';
import { type Fields, optionalText, requiredText } from './request.ts';

/** SendTaskSuccess. */
export function sendTaskSuccess(engine: Engine, input: Fields) {
  const output = parseOutput(requiredText(input, 'output'));
  const step = waitingFor(engine, requiredText(input, 'taskToken'));
  resume(step, () => succeedTask(step, output));
  return {};
}

/** SendTaskFailure. */
export function sendTaskFailure(engine: Engine, input: Fields) {
  const error = optionalText(input, 'error');
  const cause = optionalText(input, 'cause');
  const step = waitingFor(engine, requiredText(input, 'taskToken'));
  resume(step, () => failTask(step, defined({ error, cause })));
  return {};
}

/** SendTaskHeartbeat: the clock of the heartbeat starts again. */
export function sendTaskHeartbeat(engine: Engine, input: Fields) {
  const step = waitingFor(engine, requiredText(input, 'taskToken'));
  const seconds = step.frame.call?.heartbeatSeconds;
  if (seconds !== undefined) {
    setTimer(step, 'heartbeat', engine.now() + 1000 * seconds);
    engine.store.touch(step.execution);
  }
  return {};
}

function waitingFor(engine: Engine, token: string): Step<TaskState> {
  const arn = readToken(token);
  if (arn === undefined) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  const execution = engine.live.get(arn);
  const frame = execution === undefined ? undefined : holderOf(execution, token);
  if (execution !== undefined && frame !== undefined) {
    return asTask(stepOf(engine, execution, frame));
  }
  throw gone(engine, arn);
}

// A token that was used or has run out says so as long as its execution is known; the token of another
// store, which this one never gave, belongs to no task at all.
function gone(engine: Engine, arn: string): ApiError {
  if (!engine.live.has(arn) && engine.store.find(arn) === undefined) {
    return new ApiError('TaskDoesNotExist', "Task Does Not Exist: 'Provided task does not exist'");
  }
  const message = "Task Timed Out: 'Provided task does not exist anymore'";
  return new ApiError('TaskTimedOut', message);
}

function parseOutput(text: string): unknown {
  if (isTooLarge(text))
    throw new ApiError('InvalidOutput', "Invalid Output: 'Output is too large'");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ApiError('InvalidOutput', `Invalid Output: '${(error as Error).message}'`);
  }
}
