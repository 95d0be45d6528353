/** How a Task reaches its work, read from the `Resource` of the definition. */
export type Resource = {
  arn: string;
  /** `lambda`, `states`, `aws-sdk:sesv2`; a function's own ARN is `function`. */
  service: string;
  /** With its pattern: `invoke.waitForTaskToken`. */
  action: string;
  /** Whether the task waits for SendTaskSuccess or SendTaskFailure. */
  waitsForToken: boolean;
  /** Whether the answer of the call is not the end of the task: it waits for a token or a child. */
  waits: boolean;
  /** `startExecution` is answered by the runner itself; `sync` ones wait for the child to end. */
  child: 'none' | 'started' | 'ended' | 'ended-parsed';
};

const FUNCTION = /^arn:[\w-]+:lambda:[\w-]*:\d*:function:\S+$/;
const INTEGRATION = /^arn:[\w-]+:states:[\w-]*:\d*:(aws-sdk:\w+|[\w-]+):([\w.:]+)$/;
const CHILD: Record<string, Resource['child']> = {
  startExecution: 'started',
  'startExecution.sync': 'ended',
  'startExecution.sync:2': 'ended-parsed',
};

/** The integrations with a name of their own; every other service goes by `aws-sdk:`. */
const OPTIMISED = new Set(
  (
    'function lambda states events dynamodb sqs sns scheduler apigateway athena batch bedrock ' +
    'codebuild databrew ecs eks elasticmapreduce emr-containers emr-serverless glue http ' +
    'mediaconvert sagemaker'
  ).split(' '),
);

/** Reads a Resource, or says nothing when the runner does not know it. */
export function readResource(arn: string): Resource | undefined {
  const resource = split(arn);
  if (resource === undefined) return undefined;
  const { service, action } = resource;
  if (!service.startsWith('aws-sdk:') && !OPTIMISED.has(service)) return undefined;
  const pattern = action.slice((action.split('.')[0] ?? '').length);
  const child = service === 'states' ? CHILD[action] : undefined;
  const waitsForToken = pattern === '.waitForTaskToken';
  if (pattern !== '' && !waitsForToken && child === undefined) return undefined;
  const waits = waitsForToken || (child !== undefined && child !== 'started');
  return { arn, service, action, waitsForToken, waits, child: child ?? 'none' };
}

function split(arn: string): { service: string; action: string } | undefined {
  if (FUNCTION.test(arn)) return { service: 'function', action: arn };
  const [, service, action] = INTEGRATION.exec(arn) ?? [];
  return service === undefined || action === undefined ? undefined : { service, action };
}
