import {
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { AcademyError } from '../domain/errors.ts';
import { connection } from './connection.ts';

let client: SFNClient | undefined;

/** For a host that moves to another endpoint in one process. */
export function closeWorkflow(): void {
  client?.destroy();
  client = undefined;
}

/** The machine of applications, one execution per sending. */
export function startApplicationExecution(name: string, input: object): Promise<string> {
  return startExecution(process.env['APPLICATION_MACHINE_ARN'] ?? '', name, input);
}

/** The machine of timelines, one execution per generation. */
export function startTimelineExecution(name: string, input: object): Promise<string> {
  return startExecution(process.env['TIMELINE_MACHINE_ARN'] ?? '', name, input);
}

/**
 * Starts an execution once. A name that exists counts as started only if it has the same input.
 * @throws AcademyError `WorkflowBusy` when the service cannot take it now.
 */
async function startExecution(
  stateMachineArn: string,
  name: string,
  input: object,
): Promise<string> {
  const text = JSON.stringify(input);
  try {
    const started = await workflow().send(
      new StartExecutionCommand({ stateMachineArn, name, input: text }),
    );
    return started.executionArn ?? '';
  } catch (error) {
    if (named(error) !== 'ExecutionAlreadyExists') throw busyOr(error);
    return existing(stateMachineArn, name, text);
  }
}

/**
 * Ends a wait by its token. The token says nothing about who decided: a refusal is `gone`, and the
 * caller reads the table again.
 */
export async function signal(taskToken: string): Promise<'signalled' | 'gone'> {
  try {
    await workflow().send(new SendTaskSuccessCommand({ taskToken, output: '{}' }));
    return 'signalled';
  } catch (error) {
    if (['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'].includes(named(error))) return 'gone';
    throw busyOr(error);
  }
}

async function existing(stateMachineArn: string, name: string, input: string): Promise<string> {
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const found = await workflow().send(new DescribeExecutionCommand({ executionArn }));
  if (found.input !== input) {
    throw new Error(
      `Execution ${name} exists with another input; it must be looked at by an operator.`,
    );
  }
  return executionArn;
}

/** The client of Step Functions, made on first use. */
export function workflow(): SFNClient {
  client ??= new SFNClient({ cacheMiddleware: true, ...connection() });
  return client;
}

function named(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function busyOr(error: unknown): unknown {
  return /Throttling|TooManyRequests|ServiceUnavailable|Limit/.test(named(error))
    ? new AcademyError(
        'WorkflowBusy',
        'The academy is busy. What you did is kept; it goes on in a minute.',
      )
    : error;
}
