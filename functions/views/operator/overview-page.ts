import { html } from 'hono/html';
import type { GateName } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { insetText } from '../components/inset-text.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { type Html, layout } from '../layout.ts';
import { counted } from '../words.ts';
import { GATE_NAMES } from './gate-words.ts';
import { operatorNavigation } from './navigation.ts';
import { workflowPicture } from './workflow-picture.ts';
import { APPLICATION } from './workflow-pictures.ts';

/** What the operators' first page shows. */
export type OperatorOverview = {
  programme: Programme;
  now: string;
  /** How many of each need an operator; failures are unknown while Step Functions cannot be asked. */
  needs: {
    failures: number | undefined;
    stuck: number;
    lateDates: number;
    lagging: number;
    mails: number;
  };
  waiting: Record<GateName, number>;
  inCohort: number;
};

/** The operators' first page: what needs them, and where executions wait. */
export function operatorOverviewPage(view: OperatorOverview): string {
  const { programme, now, waiting, inCohort, needs } = view;
  const counts = {
    ...Object.fromEntries(
      APPLICATION.spots.map(({ state, gate }) => [state, gate ? waiting[gate] : 0]),
    ),
    'In the cohort': inCohort,
    'Needs an operator': needs.failures ?? 0,
  };
  return layout({
    title: 'How the academy runs',
    area: 'operator',
    academy: programme,
    navigation: operatorNavigation('/operator'),
    content: html`<h1>How the academy runs</h1>
<p>It is ${spoken(now, programme.timeZone)} for the academy.</p>
<h2>What needs you</h2>
${needsList(view)}
<h2>Where executions wait</h2>
${waitingTable(waiting)}
<p>Counted from where the applications stand, which gives the step that each waits at; one whose execution has failed counts there as well. The counts may be a minute behind.</p>
<h3>The same on the workflow</h3>
${workflowPicture(APPLICATION, counts)}`,
  });
}

function needsList({ needs }: OperatorOverview): Html {
  const { failures, stuck, lateDates, lagging, mails } = needs;
  const lines = [
    failures === undefined &&
      html`<a class="govuk-link" href="/operator/failures">Failed executions</a>: Step Functions cannot be asked at the moment`,
    line(failures, '/operator/failures', [
      'failed execution needs a restart',
      'failed executions need a restart',
    ]),
    line(stuck, '/operator/decisions', ['step has waited too long', 'steps have waited too long']),
    line(lateDates, '/operator/dates', ['date was not told', 'dates were not told']),
    line(lagging, '/operator/dates', ['timer is behind', 'timers are behind']),
    line(mails, '/operator/mail', ['mail was given up', 'mails were given up']),
  ].filter((each) => each !== false && each !== undefined);
  if (lines.length === 0)
    return insetText({ text: 'Nothing needs you. The academy runs as it should.' });
  return html`<ul>${lines.map((each) => html`<li>${each}</li>`)}</ul>`;
}

function line(count: number | undefined, href: string, [one, several]: [string, string]) {
  if (!count) return undefined;
  return html`<a class="govuk-link" href="${href}">${counted(count, one, several)}</a>`;
}

function waitingTable(waiting: Record<GateName, number>): Html {
  return stackedTable({
    caption: 'Executions by the step at which they wait',
    head: [
      { text: 'Step' },
      { text: 'State of the workflow' },
      { text: 'Executions', format: 'numeric' },
    ],
    firstCellIsHeader: true,
    rows: APPLICATION.spots.flatMap(({ state, gate }) =>
      gate
        ? [
            [
              { text: GATE_NAMES[gate] },
              { text: state },
              { text: String(waiting[gate]), format: 'numeric' as const },
            ],
          ]
        : [],
    ),
  });
}
