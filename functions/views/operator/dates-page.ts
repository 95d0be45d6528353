import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { Programme } from '../../domain/programme.ts';
import { spoken } from '../../domain/time.ts';
import type { ToTell } from '../../domain/told-dates.ts';
import { stackedTable } from '../components/stacked-table.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import { errorSummary, titleWith } from '../problem-page.ts';
import { executionsTable } from './executions-table.ts';
import { operatorNavigation } from './navigation.ts';
import { lastRestart, timelineRestart, type WhereaboutsView } from './whereabouts-page.ts';
import { workflowPicture } from './workflow-picture.ts';
import { TIMELINE } from './workflow-pictures.ts';

/** A timer, and since when something of its is due that it has not done (ISO). */
export type TimerRow = { timer: string; does: string; behindSince?: string };

/** What the page of dates shows. */
export type DatesView = {
  programme: Programme;
  now: string;
  late: ToTell[];
  next: ToTell[];
  timers: TimerRow[];
  timeline: WhereaboutsView['timeline'];
  /** Teams in the cohort: each has a timeline of its own. */
  inCohort: number;
  problems: Problem[];
  typed: Record<string, unknown>;
  requestId: string;
};

/** How many of the dates to come are shown. */
const MOST_NEXT = 6;

/** The academy's clock: dates to tell, what does things by themselves, and the programme's timeline. */
export function datesPage(view: DatesView): string {
  const { programme, now, late, next, problems, timeline, inCohort } = view;
  const own = timeline && !timeline.state.endedAt ? 1 : 0;
  return layout({
    title: titleWith(problems, 'Dates and clock'),
    area: 'operator',
    academy: programme,
    navigation: operatorNavigation('/operator/dates'),
    content: html`${errorSummary(problems)}<h1>Dates and clock</h1>
<p>It is ${spoken(now, programme.timeZone)} for the academy.</p>
${late.length > 0 ? lateTable(programme, late) : ''}
<h2>What is told next</h2>
${next.length > 0 ? nextTable(programme, next.slice(0, MOST_NEXT)) : html`<p>Every date of the programme has been told.</p>`}
<h2>Timers</h2>
${timersTable(view)}
<p>A timer does not note when it ran: what one has not done stays on its list with the time at which it was due. Runbook: <em>The clock stands still</em>.</p>
<h2>The programme’s timeline</h2>
${timelineSection(view)}
<h3>Timelines on the workflow</h3>
<p>One for the programme until its last date, and one for each team in the cohort. Each sleeps until its next date.</p>
${workflowPicture(TIMELINE, { Sleep: own + inCohort })}`,
  });
}

function lateTable({ timeZone }: Programme, late: ToTell[]): Html {
  return html`<h2>Not told in time</h2>${stackedTable({
    caption: 'Dates that people should have been told of',
    head: ['Date', 'Was due', 'What to do'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: late.map(({ name, due }) => [
      { text: name },
      { text: spoken(due, timeZone) },
      {
        html: html`The sweep tries every few minutes; look why it cannot. <br>Runbook: <em>A milestone was not announced</em>`,
      },
    ]),
  })}`;
}

function nextTable({ timeZone }: Programme, next: ToTell[]): Html {
  return stackedTable({
    caption: 'The next dates of the programme',
    head: ['Date', 'When'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: next.map(({ name, due }) => [{ text: name }, { text: spoken(due, timeZone) }]),
  });
}

function timersTable({ programme: { timeZone }, timers }: DatesView): Html {
  return stackedTable({
    caption: 'What happens by itself',
    head: ['Timer', 'What it does', 'How it stands'].map((text) => ({ text })),
    firstCellIsHeader: true,
    rows: timers.map(({ timer, does, behindSince }) => [
      { text: timer },
      { text: does },
      {
        html: behindSince
          ? html`${tag({ text: 'Behind', classes: 'govuk-tag--red' })} since ${spoken(behindSince, timeZone)}`
          : tag({ text: 'Nothing overdue', classes: 'govuk-tag--green' }),
      },
    ]),
  });
}

function timelineSection(view: DatesView): Html {
  const { programme, timeline } = view;
  if (!timeline) return html`<p>It has not begun: reconcile starts it within five minutes.</p>`;
  const { state, executions } = timeline;
  return html`${executionsTable(programme, 'Executions that tell the dates of the programme', executions)}
${lastRestart(programme, state.restart)}${timelineRestart(view, {
  ended: state.endedAt !== undefined,
  executions,
  action: '/operator/dates/restart',
})}`;
}
