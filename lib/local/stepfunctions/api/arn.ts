import { ApiError } from './error.ts';

/** Refuses what is no ARN of Step Functions, or the ARN of another kind of resource, as AWS does. */
export function checkArn(arn: string, kind: 'stateMachine' | 'execution'): void {
  const [prefix, , service, , , type = ''] = arn.split(':');
  if (prefix !== 'arn' || service !== 'states') throw invalidArn(`Invalid ARN prefix: ${arn}`);
  if (type !== kind) throw invalidArn(`Resource type not valid in this context: ${type}`);
}

function invalidArn(problem: string): ApiError {
  return new ApiError('InvalidArn', `Invalid Arn: '${problem}'`);
}
