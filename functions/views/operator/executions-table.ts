import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { stackedTable } from '../components/stacked-table.ts';
import type { Html } from '../layout.ts';

/** An execution as Step Functions has it. Instants are ISO. */
export type ExecutionRow = { name: string; status: string; startedAt: string; stoppedAt?: string };

/** Executions that were ever started; nothing where Step Functions could not be asked. */
export function executionsTable(
  { timeZone }: Programme,
  caption: string,
  executions: ExecutionRow[] | undefined,
): Html {
  if (!executions) {
    return html`<p>Step Functions cannot be asked at the moment. Load the page again in a minute.</p>`;
  }
  if (executions.length === 0) return html`<p>No execution of it is known.</p>`;
  return stackedTable({
    caption,
    head: ['Execution', 'How it stands', 'Started', 'Ended'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: executions.map(({ name, status, startedAt, stoppedAt }) => [
      { text: name },
      { text: STATUS[status] ?? status },
      { text: spoken(startedAt, timeZone) },
      { text: stoppedAt ? spoken(stoppedAt, timeZone) : 'Not yet' },
    ]),
  });
}

/** Why nothing can be started beside these, or nothing where it can. */
export function whyNotStart(executions: ExecutionRow[] | undefined): string | undefined {
  if (!executions) return 'While Step Functions cannot be asked, nothing can be started.';
  const runs = executions.some(({ status }) => status === 'RUNNING');
  return runs ? 'An execution of it runs, so nothing needs to be started.' : undefined;
}

const STATUS: Record<string, string> = {
  RUNNING: 'Running',
  SUCCEEDED: 'Came to its end',
  FAILED: 'Failed',
  TIMED_OUT: 'Took too long',
  ABORTED: 'Stopped by hand',
};
