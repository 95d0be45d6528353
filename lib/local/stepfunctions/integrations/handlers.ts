import { TaskError } from '../failure.ts';
import { present } from '../present.ts';
import { type Resource, readResource } from '../resources.ts';
import type { TaskInvocation } from '../step.ts';

/** Does the work of one integration: gets the state's Arguments, answers what the service would. */
export type Handler = (given: never, task: TaskInvocation) => unknown;

/** Handlers by what follows `arn:aws:states:::` — `dynamodb:putItem`, `aws-sdk:sesv2:sendEmail`. */
export type Handlers = Record<string, Handler>;

// How AWS writes a service in the name of an error, where it is not the service with a capital.
const OPTIMISED: Record<string, string> = { dynamodb: 'DynamoDB', sqs: 'SQS', sns: 'SNS' };
const SDK: Record<string, string> = {
  cloudwatch: 'CloudWatch',
  cognitoidentityprovider: 'CognitoIdentityProvider',
  dynamodb: 'DynamoDb',
  eventbridge: 'EventBridge',
  secretsmanager: 'SecretsManager',
  sesv2: 'SesV2',
};

/**
 * An invoke port made of a small table of handlers. What a handler of a service throws fails the task
 * under the name AWS gives it, `DynamoDb.ConditionalCheckFailedException`; what a function throws keeps
 * its own name, and so does a TaskError. A task without a handler fails with States.Runtime, which no
 * state can catch: the host cannot do this work at all.
 */
export function handledBy(handlers: Handlers): (task: TaskInvocation) => Promise<unknown> {
  return async (task) => {
    const resource = present(readResource(task.resource), `integration ${task.resource}`);
    const handler = handlers[keyOf(resource)];
    if (handler === undefined) {
      throw new TaskError('States.Runtime', `Nothing here does the work of ${task.resource}.`);
    }
    try {
      return await handler(task.arguments as never, task);
    } catch (thrown) {
      throw asServiceError(resource, thrown);
    }
  };
}

function keyOf({ arn, service, action }: Resource): string {
  return service === 'function' ? arn : `${service}:${action.split('.')[0] ?? ''}`;
}

function asServiceError({ service }: Resource, thrown: unknown): unknown {
  const isOwn = service === 'function' || service === 'lambda';
  if (isOwn || !(thrown instanceof Error) || thrown instanceof TaskError) return thrown;
  const name = thrown.name.endsWith('Exception') ? thrown.name : `${thrown.name}Exception`;
  const shown = serviceName(service);
  const cause = `${thrown.message} (Service: ${shown}, Status Code: ${statusOf(thrown)})`;
  return new TaskError(`${shown}.${name}`, cause);
}

function serviceName(service: string): string {
  const sdk = service.startsWith('aws-sdk:');
  const id = sdk ? service.slice('aws-sdk:'.length) : service;
  const special = (sdk ? SDK : OPTIMISED)[id.toLowerCase()];
  return special ?? `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
}

// The errors of the AWS SDK for JavaScript know the status; it is 400 for nearly all of them.
function statusOf(thrown: Error): number {
  const { $metadata } = thrown as { $metadata?: { httpStatusCode?: number } };
  return $metadata?.httpStatusCode ?? 400;
}
