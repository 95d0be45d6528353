import { html } from 'hono/html';
import type { Problem } from '../domain/errors.ts';
import type { Programme } from '../domain/programme.ts';
import { spoken, spokenDate } from '../domain/time.ts';
import { shortlistAt } from '../domain/timetable.ts';
import { button } from './components/button.ts';
import { scrollingTable } from './components/scrolling-table.ts';
import { radios } from './fields.ts';
import { type Html, layout } from './layout.ts';
import { errorSummary, titleWith } from './problem-page.ts';
import { counted } from './words.ts';

/** A line of a panel member's list. */
export type PanelRow = { id: string; reference: string; status: string; mine: string };

const MINE: Record<string, string> = {
  'not-started': 'To do: say whether you have a conflict of interest',
  'no-conflict': 'To do: score',
  scored: 'You have scored it',
  conflict: 'You declared a conflict of interest, so it is not open to you',
};

const INTERVIEW: Record<string, string> = {
  ...MINE,
  'no-conflict': 'To do after the interview: record how it ended',
  scored: 'To do after the interview: record how it ended',
};

/** A panel member's list: what is to be done first. */
export function panelListPage(programme: Programme, rows: PanelRow[]): string {
  const review = rows.filter(({ status }) => status === 'submitted').sort(byReference);
  const interviews = rows.filter(({ status }) => status === 'shortlisted').sort(byReference);
  const open = review.filter(({ mine }) => mine === 'not-started' || mine === 'no-conflict');
  const done = review.filter((row) => !open.includes(row));
  return layout({
    title: 'Your list',
    area: 'panel',
    academy: programme,
    content: html`<h1>Your list</h1>
<h2>Applications to score</h2>
<p>${toScore(programme, open.length, review.length)}</p>
${review.length > 0 ? rowsTable('Applications to score', [...open, ...done], MINE) : ''}
<h2>Interviews to record</h2>
${interviews.length > 0 ? html`<p>Interviews are from ${spokenDate(programme.interviews.from)} to ${spokenDate(programme.interviews.to)}.</p>${rowsTable('Interviews to record', interviews, INTERVIEW)}` : html`<p>None at the moment.</p>`}`,
  });
}

/** The question that comes before any content. */
export function declarePage(
  programme: Programme,
  { id, reference }: { id: string; reference: string },
  problems: Problem[] = [],
): string {
  return layout({
    title: titleWith(problems, `Conflict of interest, application ${reference}`),
    area: 'panel',
    academy: programme,
    back: { href: '/panel', text: 'Back to your list' },
    content: html`${errorSummary(problems)}<h1>Application ${reference}</h1>
<p>Before you see it, please say whether you have a conflict of interest. You have one if, for example, you or somebody close to you works with the team, or you helped to write the application.</p>
<form method="post" action="/panel/applications/${id}/conflict" novalidate>
${radios({ name: 'conflict', label: 'Do you have a conflict of interest?', options: CONFLICT, problems })}
${button({ text: 'Continue' })}</form>`,
  });
}

const CONFLICT = [
  { value: 'no', text: 'No: show me the application' },
  { value: 'yes', text: 'Yes, or I am not sure: somebody else should score it' },
];

function toScore(programme: Programme, open: number, all: number): string {
  if (all === 0) return 'None at the moment.';
  const when = spoken(shortlistAt(programme), programme.timeZone);
  if (open === 0) return `You have finished all ${all}. Thank you.`;
  return `${counted(open, 'application')} of ${all} ${open === 1 ? 'waits' : 'wait'} for you. Outcomes are announced at ${when}.`;
}

function rowsTable(caption: string, rows: PanelRow[], words: Record<string, string>): Html {
  return scrollingTable({
    caption,
    head: [{ text: 'Application' }, { text: 'For you' }],
    firstCellIsHeader: true,
    rows: rows.map(({ id, reference, mine }) => [
      {
        html: html`<a class="govuk-link academy-reference" href="/panel/applications/${id}">${reference}</a>`,
      },
      { text: words[mine] ?? '' },
    ]),
  });
}

function byReference(a: PanelRow, b: PanelRow): number {
  return a.reference.localeCompare(b.reference);
}
