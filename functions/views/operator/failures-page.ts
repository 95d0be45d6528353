import { html } from 'hono/html';
import type { Aftermath, FailedExecution } from '../../domain/executions.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { insetText } from '../components/inset-text.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import { linkTo } from './decisions-page.ts';
import { failureWords } from './failure-words.ts';
import { operatorNavigation } from './navigation.ts';

/** A failed execution, with whose it is and what became of it. */
export type FailureRow = FailedExecution & {
  aftermath: Aftermath;
  application?: { id: string; reference: string };
};

/** What the page shows; no failures where Step Functions could not be asked. */
export type FailuresView = { programme: Programme; failures: FailureRow[] | undefined };

/** Executions that failed, each with a plain cause and what to do. */
export function failuresPage(view: FailuresView): string {
  const { programme, failures } = view;
  return layout({
    title: 'Failed executions',
    area: 'operator',
    academy: programme,
    navigation: operatorNavigation('/operator/failures'),
    content: html`<h1>Failed executions</h1>
<p>Whatever failed has lost nothing: the application stands where it stood, and decisions are kept. An execution that is started again asks where it is and goes on from there.</p>
${listOf(view)}
${failures ? html`<p>The latest 30 are shown. Step Functions keeps them for 90 days. Runbook: <em>An execution failed</em>.</p>` : ''}`,
  });
}

function listOf(view: FailuresView): Html {
  const { failures } = view;
  if (!failures) {
    return insetText({
      text: 'Step Functions cannot be asked at the moment. Load the page again in a minute.',
    });
  }
  if (failures.length === 0) return insetText({ text: 'No execution has failed.' });
  return stackedTable({
    caption: 'Failed executions, the latest first',
    head: ['About', 'What to do', 'Why', 'Error', 'Failed'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: failures.map((failure) => rowOf(view, failure)),
  });
}

function rowOf({ programme: { timeZone } }: FailuresView, failure: FailureRow) {
  const { status, error, stoppedAt, aftermath } = failure;
  const { cause, todo } = failureWords(status, error);
  return [
    { html: aboutOf(failure) },
    { html: aftermath === 'needs-restart' ? html`${todo}` : tag({ ...AFTER[aftermath] }) },
    { text: cause },
    { text: error ?? 'None' },
    { text: spoken(stoppedAt, timeZone) },
  ];
}

const AFTER = {
  restarted: { text: 'Started again since', classes: 'govuk-tag--green' },
  over: { text: 'Over: nothing to do', classes: 'govuk-tag--grey' },
};

function aboutOf({ workflow, application, about, name }: FailureRow): Html {
  if (application) {
    return html`${linkTo(application)}${workflow === 'timeline' ? ', dates of its year' : ''}`;
  }
  if (about && 'timelineId' in about) {
    return html`<a class="govuk-link" href="/operator/dates">Dates of the programme</a>`;
  }
  return html`Started by hand: ${name}`;
}
