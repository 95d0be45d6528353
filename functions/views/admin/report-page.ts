import { html } from 'hono/html';
import type { ShownCounts } from '../../domain/equality.ts';
import type { Programme } from '../../domain/programme.ts';
import { insetText } from '../components/inset-text.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import { type Html, layout } from '../layout.ts';
import { adminNavigation } from './navigation.ts';

/** The files to take along, and the counts of the equality form. */
export function reportPage(programme: Programme, equality: ShownCounts[]): string {
  return layout({
    title: 'Report',
    area: 'admin',
    academy: programme,
    navigation: adminNavigation('/admin/report'),
    content: html`<h1>Report</h1>
<h2>Files</h2>
<p>Every application that was sent, for a spreadsheet. They hold personal data and private answers: keep them where others cannot read them, and delete them when you are done. It is noted who takes a file along.</p>
<ul class="govuk-list govuk-list--bullet"><li><a href="/admin/report/applications.csv">Applications (CSV)</a></li><li><a href="/admin/report/members.csv">People in the teams (CSV)</a></li></ul>
<h2>How it was decided</h2>
<p>Each application with its scores, who decided what, when and why, and how its history ends. Nothing that a team wrote is in it, and no outcome that is not out yet.</p>
<ul class="govuk-list govuk-list--bullet"><li><a href="/admin/report/decisions.csv">Decision pack (CSV)</a></li><li><a href="/admin/report/decisions.json">Decision pack with everything that happened (JSON)</a></li><li><a href="/admin/report/history">History of the programme</a></li></ul>
<h2>Equality</h2>
${insetText({ text: `Counts of all who answered. No number under ${programme.equality.suppressBelow} is shown, and where only one is hidden another is hidden with it.` })}
${equality.map(countsTable)}`,
  });
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
