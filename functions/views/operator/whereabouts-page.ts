import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { Restart } from '../../domain/executions.ts';
import { type GateName, STATUS_LABELS, type Status } from '../../domain/moves.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import { insetText } from '../components/inset-text.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { facts, type Html, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { counted } from '../words.ts';
import { type ExecutionRow, executionsTable, whyNotStart } from './executions-table.ts';
import { GATE_NAMES } from './gate-words.ts';
import { operatorNavigation } from './navigation.ts';
import { restartForm } from './restart-form.ts';

/** A gate without who decided it. Instants are ISO. */
type GateRow = {
  gate: GateName;
  openedAt?: string | undefined;
  expiresAt?: string | undefined;
  decision?: { at: string } | undefined;
  consumedAt?: string | undefined;
  parkedAt?: string | undefined;
};

/** What an operator sees of an application: where it is, and nothing that anybody wrote. */
export type WhereaboutsView = {
  programme: Programme;
  application: { id: string; reference: string; status: Status; sending: number };
  executions: ExecutionRow[] | undefined;
  gates: GateRow[];
  waits: boolean;
  restart?: Restart;
  timeline?: {
    state: { endedAt?: string | undefined; restart?: Restart | undefined };
    executions: ExecutionRow[] | undefined;
  };
  problems: Problem[];
  typed: Record<string, unknown>;
  requestId: string;
};

/** Where an application is in the workflow, and the button that starts it again. */
export function whereaboutsPage(view: WhereaboutsView): string {
  const { programme, application, executions, problems } = view;
  const { reference, status, sending } = application;
  return layout({
    title: titleWith(problems, `Application ${reference}`),
    area: 'operator',
    academy: programme,
    navigation: operatorNavigation(),
    content: html`${errorSummary(problems)}<h1>Application ${reference}</h1>
${facts([
  ['Stage', STATUS_LABELS[status]],
  ['Sent', sending === 0 ? 'Not yet' : counted(sending, 'time')],
])}
${gatesTable(view)}
<h2>Executions</h2>
${executionsTable(programme, `Executions of sending ${sending}`, executions)}
<h2>Start the workflow again</h2>
${workflowRestart(view)}
${timelineSection(view)}`,
  });
}

function gatesTable({ programme: { timeZone }, gates }: WhereaboutsView): Html {
  if (gates.length === 0) return html`<p>It has not waited for anybody yet.</p>`;
  const at = (instant: string | undefined) => (instant ? spoken(instant, timeZone) : 'Not yet');
  return stackedTable({
    caption: 'Steps at which it waited or waits',
    head: ['Step', 'Asked', 'Decided', 'Taken by the workflow', 'Parked'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: gates
      .toSorted((a, b) => (a.openedAt ?? '').localeCompare(b.openedAt ?? ''))
      .map(({ gate, openedAt, decision, consumedAt, parkedAt }) => [
        { text: GATE_NAMES[gate] },
        { text: at(openedAt) },
        { text: at(decision?.at) },
        { text: at(consumedAt) },
        { text: parkedAt ? spoken(parkedAt, timeZone) : 'No' },
      ]),
  });
}

function workflowRestart(view: WhereaboutsView): Html {
  const { programme, restart } = view;
  return html`${lastRestart(programme, restart)}${restartOrWhyNot(view)}`;
}

function restartOrWhyNot(view: WhereaboutsView): Html {
  const { application, executions, waits } = view;
  const why = whyNotStart(executions);
  if (why) return html`<p>${why}</p>`;
  if (!waits) return html`<p>Nothing of it waits for the workflow.</p>`;
  const action = `/operator/applications/${application.id}/restart`;
  return html`<p>The new execution asks the table where the application is and goes on from there. Nobody is told anything twice.</p>
${restartForm({ ...view, action, text: 'Start it again', name: 'reason' })}`;
}

function timelineSection(view: WhereaboutsView): Html | string {
  const { programme, application, timeline } = view;
  if (!timeline) return '';
  const { state, executions } = timeline;
  return html`<h2>The dates of its year</h2>
${executionsTable(programme, 'Executions that tell the team its dates', executions)}
${lastRestart(programme, state.restart)}${timelineRestart(view, {
  ended: state.endedAt !== undefined,
  executions,
  action: `/operator/applications/${application.id}/restart-timeline`,
})}`;
}

/** The form that starts the telling of dates again, or why there is none. */
export function timelineRestart(
  view: Pick<WhereaboutsView, 'typed' | 'problems' | 'requestId'>,
  timeline: { ended: boolean; executions: ExecutionRow[] | undefined; action: string },
): Html {
  if (timeline.ended) return html`<p>Everything of it has been told.</p>`;
  const why = whyNotStart(timeline.executions);
  if (why) return html`<p>${why}</p>`;
  const { action } = timeline;
  return restartForm({
    ...view,
    ...{ action, text: 'Start telling the dates again', name: 'timelineReason' },
  });
}

/** Who last started it again, and why. */
export function lastRestart({ timeZone }: Programme, restart: Restart | undefined): Html | string {
  if (!restart) return '';
  const { by, at, reason, startedAt } = restart;
  return insetText({
    html: html`<p>Started again by ${by.name}, ${spoken(at, timeZone)}: ${reason}</p>${startedAt ? '' : html`<p>The sweep makes it start within a minute or two.</p>`}`,
  });
}
