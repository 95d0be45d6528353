import { DescribeExecutionCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import pMap from 'p-map';
import {
  About,
  type FailedExecution,
  FailedStatus,
  nameOfError,
  type Workflow,
} from '../domain/executions.ts';
import { logWarn } from './log.ts';
import { workflow } from './workflow.ts';

/**
 * What Step Functions says of executions. Never their histories, and of a failure never its cause: the one
 * holds task tokens, the other may quote anything.
 */

/** How an execution stands. Instants ISO UTC. */
export type Standing = { name: string; status: string; startedAt: string; stoppedAt?: string };

/** Executions of each machine and status that are asked for; Step Functions keeps them for 90 days. */
const MOST_LISTED = 20;

/** How many are shown, the latest first. */
const MOST_SHOWN = 30;

/** The latest executions that failed, timed out or were aborted; `undefined` while nobody can be asked. */
export async function failedExecutions(): Promise<FailedExecution[] | undefined> {
  const wanted = (['application', 'timeline'] as const).flatMap((machine) =>
    FailedStatus.options.map((status) => ({ machine, status })),
  );
  try {
    const lists = await Promise.all(wanted.map(({ machine, status }) => list(machine, status)));
    const latest = lists
      .flat()
      .toSorted((a, b) => b.stoppedAt.localeCompare(a.stoppedAt))
      .slice(0, MOST_SHOWN);
    return await pMap(latest, described, { concurrency: 5 });
  } catch (error) {
    logWarn('executions not listed', { error: error instanceof Error ? error.name : 'Unknown' });
    return undefined;
  }
}

/** Executions by their names, those that were ever started. */
export async function standings(machine: Workflow, names: string[]): Promise<Standing[]> {
  const found = await pMap(names, (name) => standingOf(machine, name), { concurrency: 5 });
  return found.filter((each) => each !== undefined);
}

type Listed = Omit<FailedExecution, 'error' | 'about'> & { arn: string };

async function list(machine: Workflow, status: FailedStatus): Promise<Listed[]> {
  const { executions = [] } = await workflow().send(
    new ListExecutionsCommand({
      stateMachineArn: arnOf(machine),
      statusFilter: status,
      maxResults: MOST_LISTED,
    }),
  );
  return executions.map(({ executionArn = '', name = '', startDate, stopDate }) => ({
    ...{ arn: executionArn, workflow: machine, name, status },
    startedAt: startDate?.toISOString() ?? '',
    stoppedAt: (stopDate ?? startDate)?.toISOString() ?? '',
  }));
}

async function described({ arn, ...listed }: Listed): Promise<FailedExecution> {
  const found = await workflow().send(new DescribeExecutionCommand({ executionArn: arn }));
  const about = About.safeParse(json(found.input)).data;
  const error = nameOfError(found.error);
  return { ...listed, ...(error ? { error } : {}), ...(about ? { about } : {}) };
}

async function standingOf(machine: Workflow, name: string): Promise<Standing | undefined> {
  const executionArn = `${arnOf(machine).replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    const found = await workflow().send(new DescribeExecutionCommand({ executionArn }));
    const { status = '', startDate, stopDate } = found;
    return {
      ...{ name, status, startedAt: startDate?.toISOString() ?? '' },
      ...(stopDate ? { stoppedAt: stopDate.toISOString() } : {}),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'ExecutionDoesNotExist') return undefined;
    throw error;
  }
}

function arnOf(machine: Workflow): string {
  return (
    (machine === 'application'
      ? process.env['APPLICATION_MACHINE_ARN']
      : process.env['TIMELINE_MACHINE_ARN']) ?? ''
  );
}

function json(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
