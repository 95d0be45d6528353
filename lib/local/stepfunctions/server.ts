import { createServer, type IncomingMessage, type Server } from 'node:http';
import { ApiError } from './api/error.ts';
import { isObject } from './json.ts';
import type { Runner } from './runner.ts';

const PREFIX = 'AWSStepFunctions.';
const LARGEST_BODY = 2 * 1024 * 1024;

/** The actions of the API, by the names the SDK sends. */
const ACTIONS: Record<string, keyof Runner> = {
  CreateStateMachine: 'createStateMachine',
  UpdateStateMachine: 'updateStateMachine',
  DeleteStateMachine: 'deleteStateMachine',
  DescribeStateMachine: 'describeStateMachine',
  ListStateMachines: 'listStateMachines',
  ValidateStateMachineDefinition: 'validateStateMachineDefinition',
  TestState: 'testState',
  StartExecution: 'startExecution',
  StartSyncExecution: 'startSyncExecution',
  StopExecution: 'stopExecution',
  RedriveExecution: 'redriveExecution',
  DescribeExecution: 'describeExecution',
  DescribeStateMachineForExecution: 'describeStateMachineForExecution',
  ListExecutions: 'listExecutions',
  GetExecutionHistory: 'getExecutionHistory',
  SendTaskSuccess: 'sendTaskSuccess',
  SendTaskFailure: 'sendTaskFailure',
  SendTaskHeartbeat: 'sendTaskHeartbeat',
};

type Answer = { status: number; body: string };

/** Answers one request of the AWS JSON 1.0 protocol; `target` is its `X-Amz-Target` header. */
export async function handleStepFunctionsRequest(
  runner: Runner,
  target: string,
  body: string,
): Promise<Answer> {
  try {
    const action = ACTIONS[target.slice(PREFIX.length)];
    if (!target.startsWith(PREFIX) || action === undefined) {
      throw new ApiError('UnknownOperationException', `The action ${target} is not implemented`);
    }
    const perform = runner[action] as (input: Record<string, unknown>) => unknown;
    const answer = await perform(parseBody(body));
    return { status: 200, body: JSON.stringify(answer, secondsForDates) };
  } catch (error) {
    return refusal(error);
  }
}

/** An HTTP server for the unmodified SDK: point `AWS_ENDPOINT_URL_SFN` at it. */
export function createStepFunctionsServer(runner: Runner): Server {
  return createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const body = await readBody(request);
    const answer =
      body === undefined
        ? refusal(new ApiError('ValidationException', 'The request is too large'))
        : await handleStepFunctionsRequest(runner, target, body);
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(answer.body);
  });
}

function refusal(error: unknown): Answer {
  if (error instanceof ApiError) {
    const body = JSON.stringify({ __type: error.name, message: error.message });
    return { status: 400, body };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: JSON.stringify({ __type: 'InternalServerError', message }) };
}

function parseBody(body: string): Record<string, unknown> {
  try {
    const input: unknown = JSON.parse(body === '' ? '{}' : body);
    if (isObject(input)) return input;
  } catch {
    // Falls through to the same refusal as a body that is JSON but no object.
  }
  throw new ApiError('SerializationException', 'The request body must be a JSON object');
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

// The protocol writes dates as seconds. `JSON.stringify` has already called a Date's own toJSON when
// it asks the replacer, so the original is looked up on the holder.
function secondsForDates(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? original.getTime() / 1000 : value;
}
