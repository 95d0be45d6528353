import { html } from 'hono/html';
import type { Problem } from '../../domain/errors.ts';
import type { ListingRow, SortName } from '../../domain/listing.ts';
import { SORTS } from '../../domain/listing.ts';
import { STATUS_LABELS } from '../../domain/moves.ts';
import { closesAt } from '../../domain/timetable.ts';
import { button } from '../components/button.ts';
import { checkboxes } from '../components/checkboxes.ts';
import { scrollingTable } from '../components/scrolling-table.ts';
import type { TableCell } from '../components/table.ts';
import { hidden, radios, textarea } from '../fields.ts';
import type { Html } from '../layout.ts';
import { OUTCOME_NAMES } from '../words.ts';
import { type ShortlistView, shortlistHref } from './shortlist-page.ts';

/** The table, and below it the outcome that the ticked applications get together. */
export function bulkForm(view: ShortlistView): Html {
  const { programme, release, now, requestId } = view;
  const settled = release.confirmed !== undefined && !release.completedAt;
  const undecided = view.rows.some(({ status }) => status === 'submitted');
  if (now <= closesAt(programme) || settled || !undecided) return applicationsTable(view, false);
  return html`<form method="post" action="/admin/shortlist/outcomes" novalidate>${hidden('requestId', requestId)}
${applicationsTable(view, true)}
<h2>Set the outcome of the ticked applications</h2>
${bulkFields(() => '', [])}
${button({ text: 'Set this outcome for the ticked ones', preventDoubleClick: true })}</form>`;
}

/** The outcome that several applications get together. */
export function bulkFields(value: (name: string) => string, problems: Problem[]): Html {
  const options = Object.entries(OUTCOME_NAMES).map(([name, text]) => ({ value: name, text }));
  return html`${radios({ name: 'outcome', label: 'Outcome', options, value: value('outcome'), hint: 'Reserves are ranked in the order of the table, behind those already named.', problems })}
${textarea({ name: 'feedback', label: 'Feedback for each of these teams (optional)', hint: 'Leave it empty to keep what is written for each, or to write it for each later. Every team that is not shortlisted needs feedback before the release.', value: value('feedback'), rows: 3, problems })}`;
}

const COLUMNS: { sort: SortName; text: string }[] = [
  { sort: 'team', text: 'Team' },
  { sort: 'median', text: 'Middle score' },
  { sort: 'spread', text: 'Spread' },
  { sort: 'scores', text: 'Scores' },
];

function applicationsTable(view: ShortlistView, choosing: boolean): Html {
  const heads = COLUMNS.map((column) => sortHead(view, column));
  return scrollingTable({
    caption: 'Applications',
    firstCellIsHeader: true,
    head: [
      ...heads.slice(0, 1),
      ...(choosing ? [{ text: 'Choose' }] : []),
      ...heads.slice(1),
      { text: 'Conflicts' },
      { text: 'To look at' },
      { text: 'Outcome' },
    ],
    rows: view.rows.map((row) => cells(view, row, choosing)),
  });
}

/** Each order has one direction, the one that is asked for: best, widest, fewest first. */
function sortHead({ shown }: ShortlistView, { sort, text }: (typeof COLUMNS)[number]): TableCell {
  const order = SORTS[sort].descending ? 'descending' : 'ascending';
  return {
    html: html`<a class="academy-sort" href="${shortlistHref({ ...shown, sort, page: 1 })}">${text}</a>`,
    attributes: { 'aria-sort': shown.sort === sort ? order : 'none' },
  };
}

function cells({ programme }: ShortlistView, row: ListingRow, choosing: boolean): TableCell[] {
  const { id, teamName, reference, status, conflicts, abstentions, findings } = row;
  const name = teamName || 'No name yet';
  const seats = row.seats.map(
    (seat) => programme.panel.seats.find((each) => each.id === seat)?.name ?? 'No seat',
  );
  return [
    {
      html: html`<a class="govuk-link" href="/admin/applications/${id}">${name}</a><br><span class="academy-reference">${reference}</span>`,
    },
    ...(choosing ? [status === 'submitted' ? chooseCell(id, name) : { text: '' }] : []),
    { text: row.median?.toFixed(1) ?? 'None' },
    { text: row.spread?.toFixed(1) ?? 'None' },
    {
      html: html`${String(row.scores)}${row.quorum ? '' : ', more needed'}${seats.length > 0 ? html`<br>${seats.join(', ')}` : ''}${abstentions > 0 ? html`<br>${abstentions} not scoring` : ''}`,
    },
    { text: String(conflicts) },
    { text: findings.join(' ') },
    { text: outcomeWords(row) },
  ];
}

function chooseCell(id: string, name: string): TableCell {
  const field = `choose.${id}`;
  const words = html`<span class="govuk-visually-hidden">Choose ${name}</span>`;
  const items = [{ value: 'yes', name: field, id: field, html: words }];
  return { html: checkboxes({ name: field, classes: 'govuk-checkboxes--small', items }) };
}

function outcomeWords({ outcome, rank, status, hasFeedback }: ListingRow): string {
  if (status !== 'submitted') return STATUS_LABELS[status];
  if (!outcome) return 'None yet';
  const ranked = outcome === 'reserve' && rank ? `, rank ${rank}` : '';
  const lacks = outcome !== 'shortlisted' && !hasFeedback ? ', needs feedback' : '';
  return `${OUTCOME_NAMES[outcome]}${ranked}${lacks}`;
}
