import { html } from 'hono/html';
import type { Programme } from '../../domain/programme.ts';
import { reviewsDueAt } from '../../domain/queue.ts';
import { isOpen, progressOf, type ToReview } from '../../domain/review-order.ts';
import { spoken } from '../../domain/time.ts';
import { closesAt } from '../../domain/timetable.ts';
import { button } from '../components/button.ts';
import { notificationBanner } from '../components/notification-banner.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { tag } from '../components/tag.ts';
import { type Html, layout } from '../layout.ts';
import { counted } from '../words.ts';
import { type InterviewRow, interviewList, toDoNow } from './interview-list.ts';
import { panelNavigation } from './navigation.ts';

/** A line of a panel member's list. */
export type PanelRow = ToReview & { reference: string; status: 'submitted' | 'shortlisted' };

/** What a panel member's home shows. */
export type PanelHome = {
  rows: PanelRow[];
  interviews: { booked: InterviewRow[]; unbooked: PanelRow[] };
  /** Whether they have just recorded an interview. */
  recorded?: boolean;
};

/** A panel member's home: what waits for them first, how far they are, and by when. */
export function panelListPage(
  programme: Programme,
  { rows, interviews, recorded }: PanelHome,
  now: string,
): string {
  const toScore = rows.filter(({ status }) => status === 'submitted');
  const scoringPart = html`<h2>Applications to score</h2>
${now > closesAt(programme) ? scoring(programme, toScore, now) : html`<p>Applications close at ${spoken(closesAt(programme), programme.timeZone)}. You can open them after that.</p>`}`;
  const waiting = toDoNow(interviews.booked);
  const interviewPart = html`<h2>Your interviews${waiting > 0 ? ` (${waiting} to do)` : ''}</h2>
${interviewList(programme, interviews, now)}`;
  // Once teams are interviewed, that comes first.
  const begun = interviews.booked.length + interviews.unbooked.length > 0;
  return layout({
    title: 'Your list',
    area: 'panel',
    academy: programme,
    navigation: panelNavigation('/panel'),
    content: html`${recorded ? notificationBanner({ text: 'The interview is recorded, for the whole panel.', type: 'success' }) : ''}<h1>Your list</h1>
${begun ? [interviewPart, scoringPart] : [scoringPart, interviewPart]}`,
  });
}

function scoring(programme: Programme, rows: PanelRow[], now: string): Html {
  if (rows.length === 0) return html`<p>None at the moment.</p>`;
  const { done, all } = progressOf(rows);
  const open = rows.filter(isOpen);
  const due = reviewsDueAt(programme);
  const thanks = html`<p>You have finished ${all === 1 ? 'it' : `all ${all}`}. Thank you.</p>`;
  return html`<p>${done} of ${all} done. They are in an order of your own, so that no application is always read last.</p>
${
  open.length === 0
    ? thanks
    : html`<p>${counted(open.length, 'application')} ${open.length === 1 ? 'waits' : 'wait'} for you, by ${spoken(due, programme.timeZone)}. ${overdue(due, now)}</p>
${button({ text: done === 0 ? 'Start with the first' : 'Go to the next', href: `/panel/applications/${open[0]?.id}` })}`
}
${rowsTable(rows)}`;
}

function overdue(due: string, now: string): Html | string {
  return due < now ? tag({ text: 'Overdue', classes: 'govuk-tag--red' }) : '';
}

const SCORING: Record<string, string> = {
  'not-started': 'To do: say whether you have a conflict of interest',
  'no-conflict': 'To do: score',
  begun: 'To do: you have begun',
  scored: 'You have scored it',
  abstained: 'You decided not to score it',
  conflict: 'You declared a conflict of interest, so it is not open to you',
};

function rowsTable(rows: PanelRow[]): Html {
  return scrollingTable({
    caption: 'Applications to score',
    firstCellIsHeader: true,
    head: [{ text: 'Application' }, { text: 'For you' }],
    rows: rows.map(({ id, reference, mine }) => [
      {
        html: html`<a class="academy-reference" href="/panel/applications/${id}">${reference}</a>`,
      },
      { text: SCORING[mine ?? 'not-started'] ?? '' },
    ]),
  });
}
