import { html } from 'hono/html';
import type { Application, Summary } from '../domain/application.ts';
import type { Problem } from '../domain/errors.ts';
import type { Person } from '../domain/people.ts';
import type { Programme } from '../domain/programme.ts';
import type { Slot } from '../domain/slots.ts';
import { addDays, localDate, spoken } from '../domain/time.ts';
import { adminNavigation } from './admin/navigation.ts';
import { button } from './components/button.ts';
import { insetText } from './components/inset-text.ts';
import { scrollingTable } from './components/scrolling-table.ts';
import { hidden, input } from './fields.ts';
import { type Html, layout } from './layout.ts';
import { panelBoxes } from './panel-boxes.ts';
import { errorSummary, titleWith } from './problem-page.ts';
import { counted } from './words.ts';

/** What the page of interview times shows. */
export type SlotsView = {
  programme: Programme;
  rows: { slot: Slot; team: Application | undefined }[];
  /** Shortlisted teams without a time. */
  unbooked: Summary[];
  members: Person[];
  problems: Problem[];
  typed: Record<string, unknown>;
  now: string;
  requestId: string;
};

/** Every interview time by day, who has none yet, and the form that adds more. */
export function slotsPage(view: SlotsView): string {
  const { programme, rows, unbooked, problems, now } = view;
  const free = rows.filter(({ slot }) => isFree(slot, now)).length;
  return layout({
    title: titleWith(problems, 'Interviews'),
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/interviews'),
    content: html`${errorSummary(problems)}<h1>Interviews</h1>
<p>${counted(rows.length, 'time')}, ${free} free. ${unbooked.length === 0 ? 'No team still has to choose one.' : `${counted(unbooked.length, 'shortlisted team has', 'shortlisted teams have')} not chosen one yet.`}</p>
${unbooked.length > free ? insetText({ text: `There are fewer free times than teams without one. Add at least ${unbooked.length - free}.` }) : ''}
${unbooked.length > 0 ? html`<ul>${unbooked.map(({ id, draft, reference }) => html`<li><a href="/admin/applications/${id}">${draft.teamName || reference}</a></li>`)}</ul>` : ''}
${rows.length > 0 ? timesTable(view) : ''}
${addForm(view)}`,
  });
}

/** Whether a team could still come. */
function isFree({ heldBy, missedBy, startsAt }: Slot, now: string): boolean {
  return heldBy === undefined && missedBy === undefined && startsAt > now;
}

function whose({ slot, team }: SlotsView['rows'][number], now: string): string {
  if (!team) return isFree(slot, now) ? 'Free' : 'Was not used';
  return slot.missedBy ? `${team.draft.teamName} did not come` : team.draft.teamName;
}

function timesTable({ programme, rows, now }: SlotsView): Html {
  return scrollingTable({
    caption: 'Interview times',
    head: [{ text: 'Time' }, { text: 'Team' }, { text: 'Panel' }],
    firstCellIsHeader: true,
    rows: rows.map(({ slot, team }) => [
      {
        html: html`<a href="/admin/interviews/${slot.id}">${spoken(slot.startsAt, programme.timeZone)}</a>`,
      },
      { text: whose({ slot, team }, now) },
      { text: slot.panel.map(({ name }) => name).join(', ') },
    ]),
  });
}

/** The first day of interviews, or tomorrow once they have begun. */
function nextDay({ programme: { interviews, timeZone }, now }: SlotsView): string {
  const tomorrow = addDays(localDate(now, timeZone), 1);
  return tomorrow > interviews.from ? tomorrow : interviews.from;
}

function addForm(view: SlotsView): Html {
  const { programme, members, problems, typed, requestId } = view;
  const value = (name: string) => String(typed[name] ?? '');
  const { minutes, place } = programme.interviews;
  const day = nextDay(view);
  return html`<h2>Add times</h2>
<p>Times of ${minutes} minutes, one after the other, all with the same panel.</p>
<form method="post" action="/admin/interviews" novalidate>${hidden('requestId', requestId)}
${input({ name: 'date', label: 'Day', hint: `As year, month and day, for example ${day}`, value: value('date') || day, problems })}
${input({ name: 'from', label: 'The first one begins', hint: 'Local time, for example 09:30', value: value('from'), problems })}
${input({ name: 'to', label: 'The last one ends', hint: 'Local time, for example 12:00', value: value('to'), problems })}
${input({ name: 'place', label: 'Where (optional)', value: value('place') || place, problems })}
${panelBoxes(programme, { members, problems, chosen: ({ id }) => `panel.${id}` in typed })}
${button({ text: 'Add times', preventDoubleClick: true })}</form>`;
}
