import type { Execution } from '../execution.ts';
import { redrive } from '../redrive.ts';
import type { Engine } from '../step.ts';
import { ApiError } from './error.ts';
import { executionOf, whyNotRedrivable } from './executions.ts';
import { type Fields, requiredText } from './request.ts';

/** RedriveExecution. */
export function redriveExecution(engine: Engine, input: Fields) {
  const execution: Execution = executionOf(engine, requiredText(input, 'executionArn'));
  const reason = whyNotRedrivable(engine, execution);
  if (reason !== undefined) {
    throw new ApiError('ExecutionNotRedrivable', `Execution is not redrivable: '${reason}'`);
  }
  redrive(engine, execution);
  return { redriveDate: new Date(engine.now()) };
}
