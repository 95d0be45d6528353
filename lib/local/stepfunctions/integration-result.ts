import { textOf } from './json.ts';
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

/** Where identifiers and dates come from. */
type Source = { random: Random; now(): number };

/** The result of a task as the state sees it: lambda:invoke wraps what the function returned. */
export function taskResult(
  resource: Resource,
  returned: unknown,
  { random, now }: Source,
): unknown {
  if (returned instanceof IntegrationResult) return returned.output;
  const wrapped = resource.service === 'lambda' && resource.action.startsWith('invoke');
  return wrapped ? lambdaResult(returned ?? null, random.uuid(), now()) : (returned ?? null);
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
