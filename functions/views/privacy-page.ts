import { html } from 'hono/html';
import type { Asked } from '../domain/form/asked.ts';
import { allAsked, equalityQuestions } from '../domain/form/form.ts';
import type { Programme } from '../domain/programme.ts';
import { scrollingTable } from './components/scrolling-table.ts';
import { type Html, layout } from './layout.ts';

/** The privacy notice, made of the same definition as the form, and what cookies there are. */
export function privacyPage(programme: Programme): string {
  const { name, email } = programme.organiser;
  const title = 'Privacy and cookies';
  return layout({
    title,
    academy: programme,
    content: html`<h1>${title}</h1>
<p>The ${name} decides what is done with what you tell us here. Write to <a href="mailto:${email}">${email}</a> about anything on this page.</p>
<h2>What we ask, and why</h2>
<p>We use your answers to choose the teams of this programme fairly, and to run it. We do not sell them, and we do not use them for advertising.</p>
${askedTable(
  'What the form asks',
  allAsked(programme).filter(({ kind }) => kind !== 'tick'),
)}
<p>People decide who is offered a place. No rule or program declines a team by itself.</p>
${aboutHealth(programme)}
${howLong(programme)}
<h2>Who else handles it</h2>
<p>The site runs on servers of Amazon Web Services, which also send our emails. Nobody else is given your answers.</p>
${rights(programme)}
${cookies()}`,
  });
}

const READERS: Record<Asked['seenBy'], string> = {
  scorers: 'The panel and the delivery team',
  schedulers: 'Those who arrange dates, and the delivery team',
  staff: 'The delivery team',
  nobody: 'Nobody: only counts are shown',
};

function askedTable(caption: string, asked: Asked[]): Html {
  return scrollingTable({
    caption,
    head: [{ text: 'Question' }, { text: 'Why we ask' }, { text: 'Who reads it' }],
    firstCellIsHeader: true,
    rows: asked.map(({ label, purpose, seenBy }) => [
      { text: label },
      { text: purpose },
      { text: READERS[seenBy] },
    ]),
  });
}

function aboutHealth(programme: Programme): Html {
  const { suppressBelow } = programme.equality;
  return html`<h2>About health and equality</h2>
<p>Please write about the work, not about anybody’s own health. Whether a team includes lived experience is answered for the team as a whole, never for a person, and it is never scored.</p>
<p>After the application each member can answer some questions about equality. They are optional, are kept apart from the application, and are only ever shown as counts. Counts under ${suppressBelow} are not shown.</p>
${askedTable('What the equality form asks', equalityQuestions(programme))}`;
}

function howLong({ retention }: Programme): Html {
  const { unsentDraftDays, notSelectedDays, cohortDays } = retention;
  return html`<h2>How long we keep it</h2>
<ul><li>A draft that is never sent: ${days(unsentDraftDays)} after applications close.</li>
<li>An application that is not selected: ${days(notSelectedDays)} after the outcomes are announced.</li>
<li>What belongs to a team in the cohort: ${days(cohortDays)} after the end of the programme.</li></ul>`;
}

const DAYS_IN_A_YEAR = 365.25;

/** Whole years as years, everything else as days. */
function days(count: number): string {
  const years = Math.floor(count / 365);
  const whole = years > 0 && Math.abs(count - years * DAYS_IN_A_YEAR) < 1;
  if (!whole) return `${count} days`;
  return years === 1 ? '1 year' : `${years} years`;
}

function rights({ organiser: { email } }: Programme): Html {
  return html`<h2>Your rights</h2>
<p>You can ask us for a copy of what we keep about you, to correct it, or to erase it. Write to <a href="mailto:${email}">${email}</a>. If you are not happy with our answer, you can complain to the <a href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.</p>`;
}

function cookies(): Html {
  return html`<h2>Cookies</h2>
<p>We only use cookies that the site cannot work without, so we do not ask you about them. They hold no personal details, and nobody else can read them. We count no visits.</p>
${scrollingTable({
  caption: 'Cookies',
  head: [{ text: 'What it is for' }, { text: 'When it is set' }, { text: 'How long it stays' }],
  firstCellIsHeader: true,
  rows: COOKIES.map((row) => row.map((text) => ({ text }))),
})}`;
}

const COOKIES = [
  ['Knows your team on this device', 'When you start an application or open your link', '1 year'],
  ['Knows a member of staff', 'When somebody of the academy signs in', 'Until they sign out'],
  ['Makes sure that a form was sent from this site', 'When a page has a form', '1 year'],
];
