import { html } from 'hono/html';
import type { ShownCounts } from '../../domain/equality.ts';
import type { Programme } from '../../domain/programme.ts';
import { insetText } from '../components/inset-text.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { type Html, layout } from '../layout.ts';
import { adminNavigation } from './navigation.ts';

/** The files to take along, in so many parts, and the counts of the equality form. */
export function reportPage(programme: Programme, equality: ShownCounts[], parts: number): string {
  return layout({
    title: 'Report',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/report'),
    content: html`<h1>Report</h1>
<h2>Files</h2>
<p>Every application that was sent, for a spreadsheet. They hold personal data and private answers: keep them where others cannot read them, and delete them when you are done. It is noted who takes a file along.</p>
${files('Applications and people', ANSWERS, parts)}
<h2>How it was decided</h2>
<p>Each application with its scores, who decided what, when and why, and how its history ends. Nothing that a team wrote is in it, and no outcome that is not out yet.</p>
${files('Decision pack', DECISIONS, parts)}
<p><a href="/admin/report/history">History of the programme</a></p>
<h2>Equality</h2>
${insetText({ text: `Counts of all who answered. No number under ${programme.equality.suppressBelow} is shown, and where only one is hidden another is hidden with it.` })}
${equality.map(countsTable)}`,
  });
}

type FileLink = { text: string; file: string };

const ANSWERS: FileLink[] = [
  { text: 'Applications (CSV)', file: 'applications.csv' },
  { text: 'People in the teams (CSV)', file: 'members.csv' },
];
const DECISIONS: FileLink[] = [
  { text: 'Decision pack (CSV)', file: 'decisions.csv' },
  { text: 'Decision pack with everything that happened (JSON)', file: 'decisions.json' },
];

/** A link to each file; where one answer cannot hold them, to each part of each. */
function files(caption: string, links: FileLink[], parts: number): Html {
  if (parts === 1) {
    return html`<ul class="govuk-list govuk-list--bullet">${links.map(({ text, file }) => html`<li><a href="/admin/report/${file}">${text}</a></li>`)}</ul>`;
  }
  const numbers = Array.from({ length: parts }, (_, index) => index + 1);
  return html`<p>There is too much for one file, so each comes in ${parts} parts. An application is in the same part of each file.</p>
${scrollingTable({
  caption: `${caption} in ${parts} parts`,
  captionClasses: 'govuk-visually-hidden',
  head: links.map(({ text }) => ({ text })),
  rows: numbers.map((number) =>
    links.map(({ text, file }) => ({
      html: html`<a href="/admin/report/${file}?part=${number}&amp;of=${parts}">Part ${number}<span class="govuk-visually-hidden"> of ${parts}, ${text}</span></a>`,
    })),
  ),
})}`;
}

function countsTable({ label, counts }: ShownCounts): Html {
  return scrollingTable({
    caption: label,
    firstCellIsHeader: true,
    head: [{ text: 'Answer' }, { text: 'People', format: 'numeric' }],
    rows: counts.map(({ answer, count }) => [
      { text: answer },
      { text: count === undefined ? 'Not shown' : String(count), format: 'numeric' },
    ]),
  });
}
