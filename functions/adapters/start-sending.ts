import { executionOf, recordStarted } from './sendings.ts';
import { startApplicationExecution } from './workflow.ts';

/** Starts the execution of a sending and marks it started. Repeating it changes nothing. */
export async function startSending(applicationId: string, sending: number): Promise<void> {
  const { name, input } = executionOf(applicationId, sending);
  const arn = await startApplicationExecution(name, input);
  await recordStarted(applicationId, sending, arn);
}
