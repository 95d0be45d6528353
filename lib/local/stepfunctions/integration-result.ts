import { refuseFailedEntries } from './integrations/events.ts';
import { isObject, textOf } from './json.ts';
import type { Random } from './random.ts';
import type { Resource } from './resources.ts';

/**
 * What an invoke port returns instead of a Payload to answer with the whole result of the
 * integration: another StatusCode, or a result recorded on AWS.
 */
export class IntegrationResult {
  readonly output: unknown;

  constructor(output: unknown) {
    this.output = output;
  }
}

/** Services whose answer is the whole result: functions by their ARN, and what speaks HTTP itself. */
const PLAIN = new Set(['function', 'http', 'apigateway']);

/** Where identifiers and dates come from. */
type Source = { random: Random; now(): number };

/**
 * The result of a task as the state sees it. `lambda:invoke` wraps what the function returned; the
 * other integrations with a name of their own add the HTTP metadata to the answer of the service; the
 * `aws-sdk:` ones pass the answer on.
 */
export function taskResult(
  resource: Resource,
  returned: unknown,
  { random, now }: Source,
): unknown {
  if (returned instanceof IntegrationResult) return returned.output;
  const { service, action } = resource;
  if (service === 'lambda' && action.startsWith('invoke')) {
    return lambdaResult(returned ?? null, random.uuid(), now());
  }
  if (PLAIN.has(service) || service.startsWith('aws-sdk:')) return returned ?? null;
  if (service === 'events') refuseFailedEntries(returned);
  return serviceResult(returned ?? {}, random.uuid(), now());
}

function lambdaResult(payload: unknown, requestId: string, now: number): Record<string, unknown> {
  const headers = {
    Connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(textOf(payload))),
    'Content-Type': 'application/json',
    Date: new Date(now).toUTCString(),
    'X-Amz-Executed-Version': '$LATEST',
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': requestId,
    'X-Amzn-Trace-Id': `Root=1-${requestId.slice(0, 8)}-${requestId.replaceAll('-', '').slice(8)}`,
  };
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    ...sdkMetadata(headers, requestId),
    StatusCode: 200,
  };
}

function serviceResult(answer: unknown, requestId: string, now: number): unknown {
  if (!isObject(answer)) return answer;
  const headers = {
    connection: 'keep-alive',
    'Content-Length': String(Buffer.byteLength(textOf(answer))),
    'Content-Type': 'application/x-amz-json-1.0',
    Date: new Date(now).toUTCString(),
    'x-amzn-RequestId': requestId,
  };
  return { ...answer, ...sdkMetadata(headers, requestId) };
}

/** The HTTP metadata that optimised integrations leave in their results. */
export function sdkMetadata(
  headers: Record<string, string>,
  requestId: string,
): Record<string, unknown> {
  const all = Object.entries(headers).map(([name, value]) => [name, [value]]);
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(all),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}
